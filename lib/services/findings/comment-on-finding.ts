import { lockFinding } from "@/db/queries/findings";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requirePermission } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { recordFindingEvent } from "./record-finding-event";

/** Adds to the history of a finding, open or cleared. Nothing said is taken back. */
export async function commentOnFinding(
  ctx: OrgContext,
  input: { findingId: string; text: string },
): Promise<void> {
  requirePermission(ctx, "findings.write");
  const { findingId } = input;
  const text = input.text.trim();
  if (text === "") throw new AppError("comment_empty", "There is nothing in the comment.");
  await withTenant(ctx.orgId, async (tx) => {
    await lockFinding(tx, findingId, ctx.propertyIds);
    await recordFindingEvent(tx, ctx, { findingId, kind: "commented", detail: { text } });
    await recordAudit(tx, ctx, { action: "finding.commented", entityId: findingId });
  });
}
