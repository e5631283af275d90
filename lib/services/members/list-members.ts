import { type Member, listMembers as selectMembers } from "@/db/queries/members";
import { countGrantedProperties } from "@/db/queries/property-grants";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { isLimitedToGrants } from "@/lib/auth/permissions";

export interface ListedMember extends Member {
  /** How many properties they were granted; null for a role that sees every one. */
  propertyCount: number | null;
}

export function listMembers(ctx: OrgContext): Promise<ListedMember[]> {
  return withTenant(ctx.orgId, async (tx) => {
    const members = await selectMembers(tx);
    const granted = await countGrantedProperties(tx);
    return members.map((member) => ({
      ...member,
      propertyCount: isLimitedToGrants(member.role) ? (granted.get(member.userId) ?? 0) : null,
    }));
  });
}
