import { unassignFindingsOf } from "@/db/queries/findings";
import { deleteMember, getMemberOrThrow } from "@/db/queries/members";
import { revokeSessionsOfUser } from "@/db/queries/sessions";
import { withSystem } from "@/db/system";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { inWords, requireOwnerFor } from "./only-owners";
import { revokeKeysBeyond } from "./revoke-keys-beyond";

/** Their account stays, for the other organisations they belong to. Keys that they made here are revoked, findings are nobody's again. */
export async function removeMember(ctx: OrgContext, { userId }: { userId: string }): Promise<void> {
  await withTenant(ctx.orgId, async (tx) => {
    const { role } = await getMemberOrThrow(tx, userId);
    requireOwnerFor(ctx, role);
    await unassignFindingsOf(tx, userId, null);
    await deleteMember(tx, userId);
    await revokeKeysBeyond(tx, ctx, { createdBy: userId, role: null });
    await recordAudit(tx, ctx, { action: "member.removed", entityId: userId, before: { role } });
  }).catch(inWords);
  await withSystem((tx) => revokeSessionsOfUser(tx, userId));
}
