"use client";

import { PageError, type PageErrorProps } from "@/components/feedback/page-error";

/** Any page of the workspace that has no words of its own for failing. */
export default function WorkspaceError(props: PageErrorProps) {
  return <PageError {...props} />;
}
