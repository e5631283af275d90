import { lockDeadLetter, markDeadLetter } from "@/db/queries/dead-letters";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requirePermission, requireWholeOrganization } from "@/lib/auth/org-context";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { type DeadLetterView, deadLetterView } from "./dead-letter-view";

/** Takes a failed job off the list of what wants somebody. It is kept, and can still be replayed. */
export async function dismissDeadLetter(ctx: OrgContext, letterId: string): Promise<DeadLetterView> {
  requirePermission(ctx, "jobs.write");
  requireWholeOrganization(ctx);
  return withTenant(ctx.orgId, async (tx) => {
    const letter = await lockDeadLetter(tx, letterId);
    if (letter.dismissedAt || letter.replayedAt) return deadLetterView(letter);
    const change = { dismissedAt: new Date() };
    await markDeadLetter(tx, letterId, change);
    await recordAudit(tx, ctx, { action: "dead-letter.dismissed", entityId: letterId });
    return deadLetterView({ ...letter, ...change });
  });
}
