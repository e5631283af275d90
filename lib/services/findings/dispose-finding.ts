import { eq } from "drizzle-orm";
import type { z } from "zod";
import { lockFinding } from "@/db/queries/findings";
import { findings } from "@/db/schema/findings";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requirePermission } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";
import type { newDisposition } from "./finding-schemas";
import { recordFindingEvent } from "./record-finding-event";

/**
 * Says what becomes of a finding, and why. It is said of the verdict as it stands, and of each later one that asks the same:
 * when a number or the sentence changes, the finding asks again.
 * Whoever names the verdict they looked at is told when it has changed since.
 */
export async function disposeFinding(
  ctx: OrgContext,
  input: { findingId: string } & z.output<typeof newDisposition>,
): Promise<void> {
  requirePermission(ctx, "findings.write");
  const { findingId, disposition, reason } = input;
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
        disposition,
        dispositionReason: reason,
        disposedVerdictHash: verdictHash,
        updatedAt: new Date(),
      })
      .where(eq(findings.id, findingId));
    await recordFindingEvent(tx, ctx, {
      findingId,
      kind: "disposed",
      detail: { disposition, reason, verdict: verdictHash },
    });
    await recordAudit(tx, ctx, {
      action: "finding.disposed",
      entityId: findingId,
      before: { disposition: before.disposition, reason: before.dispositionReason },
      after: { disposition, reason },
    });
  });
}
