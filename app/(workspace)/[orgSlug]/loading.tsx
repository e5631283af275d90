"use client";

import { usePathname } from "next/navigation";
import { PageSkeleton, StatementSkeleton, TableSkeleton } from "@/components/feedback/skeletons";

/** A document or a finding: a page image with something beside it. */
const HAS_PAGE_IMAGE = /^\/[^/]+\/(documents|findings)\/[^/]+$/;

/**
 * What is on its way from another part of the organisation. Statements and findings have no such file of their own: from one
 * to the next the former stays until the other is there, because grey in between would take longer than that.
 */
export default function WorkspaceLoading() {
  if (HAS_PAGE_IMAGE.test(usePathname() ?? "")) return <StatementSkeleton />;
  return (
    <PageSkeleton>
      <TableSkeleton />
    </PageSkeleton>
  );
}
