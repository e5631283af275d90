import { unassignFindingsOf } from "@/db/queries/findings";
import { getMemberOrThrow, type Member, setMemberRole } from "@/db/queries/members";
import { deleteGrants, listGrantedProperties } from "@/db/queries/property-grants";
import { revokeSessionsOfUser } from "@/db/queries/sessions";
import { withSystem } from "@/db/system";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { isLimitedToGrants, type Role } from "@/lib/auth/permissions";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { releaseDocumentsOf } from "@/lib/services/documents/release-documents";
import { inWords, requireOwnerFor } from "./only-owners";
import { revokeKeysBeyond } from "./revoke-keys-beyond";

/**
 * The new role counts from the member's next request, which reads it. Their sessions end all the same, so that nothing
 * that was opened with the old one stays open; keys they made for more than the new role are revoked. Properties that a
 * manager was given do not come back with the role: who becomes one sees none.
 */
export async function changeMemberRole(
  ctx: OrgContext,
  { userId, role }: { userId: string; role: Role },
): Promise<Member> {
  const { before, after } = await withTenant(ctx.orgId, async (tx) => {
    const before = await getMemberOrThrow(tx, userId);
    const after = { ...before, role };
    if (before.role === role) return { before, after };
    requireOwnerFor(ctx, before.role, role);
    await setMemberRole(tx, userId, role);
    await changeSight(tx, ctx, { userId, from: before.role, to: role });
    await revokeKeysBeyond(tx, ctx, { createdBy: userId, role });
    await recordAudit(tx, ctx, {
      action: "member.role_changed",
      entityId: userId,
      before: { role: before.role },
      after: { role },
    });
    return { before, after };
  }).catch(inWords);
  if (before.role !== role) await withSystem((tx) => revokeSessionsOfUser(tx, userId));
  return after;
}

async function changeSight(
  tx: TenantTx,
  { orgId }: OrgContext,
  { userId, from, to }: { userId: string; from: Role; to: Role },
): Promise<void> {
  if (isLimitedToGrants(from)) {
    await deleteGrants(tx, { userId, propertyIds: await listGrantedProperties(tx, userId) });
    await releaseDocumentsOf(tx, { orgId, userId });
  }
  if (isLimitedToGrants(to)) await unassignFindingsOf(tx, userId, null);
}
