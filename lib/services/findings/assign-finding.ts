import { eq } from "drizzle-orm";
import type { z } from "zod";
import { getFindingOrThrow, lockFinding } from "@/db/queries/findings";
import { holdAccess } from "@/db/queries/property-grants";
import { findings } from "@/db/schema/findings";
import { type TenantTx, withTenant } from "@/db/tenant";
import { type OrgContext, requirePermission } from "@/lib/auth/org-context";
import { seesProperty } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";
import type { newAssignee } from "./finding-schemas";
import { recordFindingEvent } from "./record-finding-event";

/** Hands a finding to a member who sees its property; null takes it from whoever has it. */
export async function assignFinding(
  ctx: OrgContext,
  { findingId, assigneeId }: { findingId: string } & z.output<typeof newAssignee>,
): Promise<void> {
  requirePermission(ctx, "findings.write");
  await withTenant(ctx.orgId, async (tx) => {
    const { finding } = await getFindingOrThrow(tx, findingId, ctx.propertyIds);
    // The member before the finding, as whoever changes their grants does: two never wait for each other.
    if (assigneeId !== null) await requireSight(tx, { userId: assigneeId, propertyId: finding.propertyId });
    const before = await lockFinding(tx, findingId, ctx.propertyIds);
    if (before.assigneeId === assigneeId) return;
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

/** What somebody does not see they could neither open nor answer. */
async function requireSight(tx: TenantTx, of: { userId: string; propertyId: string }): Promise<void> {
  const access = await holdAccess(tx, of);
  if (!access) throw new AppError("not_a_member", "That person is not in your organisation.");
  if (!seesProperty(access))
    throw new AppError(
      "property_not_seen",
      "That person does not see this property. Let them see it on the page of members first.",
    );
}
