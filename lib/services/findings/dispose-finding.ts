import { eq } from "drizzle-orm";
import { z } from "zod";
import { lockFinding } from "@/db/queries/findings";
import { DISPOSITIONS, type Disposition, findings } from "@/db/schema/findings";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requirePermission } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { requireReason } from "@/lib/services/audit/require-reason";
import { recordFindingEvent } from "./record-finding-event";

export const disposition = z.enum(DISPOSITIONS);

/**
 * Says what becomes of a finding, and why. It is said of the verdict as it stands, and of each later one that asks the same:
 * when a number or the sentence changes, the finding asks again.
 * Whoever names the verdict they looked at is told when it has changed since.
 */
export async function disposeFinding(
  ctx: OrgContext,
  input: {
    findingId: string;
    disposition: Disposition;
    reason: string;
    verdictHash?: string | undefined;
  },
): Promise<void> {
  requirePermission(ctx, "findings.write");
  const { findingId } = input;
  const reason = requireReason(input.reason);
  await withTenant(ctx.orgId, async (tx) => {
    const before = await lockFinding(tx, findingId, ctx.propertyIds);
    if (before.state !== "open")
      throw new AppError("conflict", "That finding is cleared: the documents no longer say it.");
    if (input.verdictHash !== undefined && input.verdictHash !== before.verdictHash)
      throw new AppError(
        "conflict",
        "The finding says something else since you opened it. Look at it again.",
      );
    const { verdictHash } = before;
    await tx
      .update(findings)
      .set({
        disposition: input.disposition,
        dispositionReason: reason,
        disposedVerdictHash: verdictHash,
        updatedAt: new Date(),
      })
      .where(eq(findings.id, findingId));
    await recordFindingEvent(tx, ctx, {
      findingId,
      kind: "disposed",
      detail: { disposition: input.disposition, reason, verdict: verdictHash },
    });
    await recordAudit(tx, ctx, {
      action: "finding.disposed",
      entityId: findingId,
      before: { disposition: before.disposition, reason: before.dispositionReason },
      after: { disposition: input.disposition, reason },
    });
  });
}
