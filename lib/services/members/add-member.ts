import { insertMembership } from "@/db/queries/organizations";
import { findUserByEmail } from "@/db/queries/users";
import { withSystem } from "@/db/system";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import type { Role } from "@/lib/auth/permissions";
import { requireWithinLimit } from "@/lib/rate-limit/rate-limiter";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { inWords, requireOwnerFor } from "./only-owners";

/**
 * Adds somebody who has an account. The answer is the same when nobody has one: whoever asks sees the list of members,
 * which has one more or has not, and the attempts of an organisation are counted, so that it is no directory of accounts.
 */
export async function addMember(
  ctx: OrgContext,
  { email, role }: { email: string; role: Role },
): Promise<void> {
  requireOwnerFor(ctx, role);
  await requireWithinLimit("membersPerOrganization", ctx.orgId);
  const user = await withSystem((tx) => findUserByEmail(tx, email));
  if (!user) return;
  await withTenant(ctx.orgId, async (tx) => {
    await insertMembership(tx, { organizationId: ctx.orgId, userId: user.id, role });
    await recordAudit(tx, ctx, { action: "member.added", entityId: user.id, after: { role } });
  }).catch(inWords);
}
