import { countFindings } from "@/db/queries/finding-counts";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";

/** Findings that want somebody, for the number beside the rail. */
export function countOpenFindings({ orgId, propertyIds }: OrgContext): Promise<number> {
  return withTenant(orgId, (tx) => countFindings(tx, propertyIds));
}
