import { type Member, listMembers as selectMembers } from "@/db/queries/members";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";

export function listMembers(ctx: OrgContext): Promise<Member[]> {
  return withTenant(ctx.orgId, selectMembers);
}
