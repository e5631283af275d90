import type { z } from "zod";
import { lockFinding } from "@/db/queries/findings";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requirePermission } from "@/lib/auth/org-context";
import { recordAudit } from "@/lib/services/audit/record-audit";
import type { newComment } from "./finding-schemas";
import { recordFindingEvent } from "./record-finding-event";

/** Adds to the history of a finding, open or cleared. Nothing said is taken back. */
export async function commentOnFinding(
  ctx: OrgContext,
  { findingId, text }: { findingId: string } & z.output<typeof newComment>,
): Promise<void> {
  requirePermission(ctx, "findings.write");
  await withTenant(ctx.orgId, async (tx) => {
    await lockFinding(tx, findingId, ctx.propertyIds);
    await recordFindingEvent(tx, ctx, { findingId, kind: "commented", detail: { text } });
    await recordAudit(tx, ctx, { action: "finding.commented", entityId: findingId });
  });
}
