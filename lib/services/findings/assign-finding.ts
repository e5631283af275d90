import { eq } from "drizzle-orm";
import type { z } from "zod";
import { lockFinding } from "@/db/queries/findings";
import { findMemberNames } from "@/db/queries/member-names";
import { findings } from "@/db/schema/findings";
import { type TenantTx, withTenant } from "@/db/tenant";
import { type OrgContext, requirePermission } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";
import type { newAssignee } from "./finding-schemas";
import { recordFindingEvent } from "./record-finding-event";

/** Hands a finding to a member of the organisation; null takes it from whoever has it. */
export async function assignFinding(
  ctx: OrgContext,
  { findingId, assigneeId }: { findingId: string } & z.output<typeof newAssignee>,
): Promise<void> {
  requirePermission(ctx, "findings.write");
  await withTenant(ctx.orgId, async (tx) => {
    const before = await lockFinding(tx, findingId, ctx.propertyIds);
    if (before.assigneeId === assigneeId) return;
    if (assigneeId !== null) await requireMember(tx, assigneeId);
    await tx.update(findings).set({ assigneeId, updatedAt: new Date() }).where(eq(findings.id, findingId));
    await recordFindingEvent(tx, ctx, { findingId, kind: "assigned", detail: { assigneeId } });
    await recordAudit(tx, ctx, {
      action: "finding.assigned",
      entityId: findingId,
      before: { assigneeId: before.assigneeId },
      after: { assigneeId },
    });
  });
}

async function requireMember(tx: TenantTx, userId: string): Promise<void> {
  const names = await findMemberNames(tx, [userId]);
  if (!names.has(userId)) throw new AppError("not_a_member", "That person is not in your organisation.");
}
