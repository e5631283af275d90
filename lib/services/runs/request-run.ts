import { announce } from "@/db/queries/outbox";
import { getPropertyOrThrow } from "@/db/queries/properties";
import { runRequests } from "@/db/schema/runs";
import { type TenantTx, withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { actorText, mayReadProperty, type OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";

/** Asks the jobs for a run of a property, or of everything; returns the id that the run will have. */
export async function requestRun(
  ctx: OrgContext,
  { propertyId }: { propertyId: string | null },
): Promise<{ runId: string }> {
  const runId = newId();
  await withTenant(ctx.orgId, async (tx) => {
    if (propertyId === null) requireWholeOrganization(ctx);
    else await requireProperty(ctx, tx, propertyId);
    await tx
      .insert(runRequests)
      .values({ organizationId: ctx.orgId, id: runId, propertyId, requestedBy: actorText(ctx.actor) });
    await announce(tx, ctx.orgId, "run/requested", { runId });
    await recordAudit(tx, ctx, { action: "run.requested", entityId: runId, after: { propertyId } });
  });
  return { runId };
}

function requireWholeOrganization({ propertyIds }: OrgContext): void {
  if (propertyIds === null) return;
  throw new AppError("forbidden", "You see some properties only: ask for a run of one of them.");
}

async function requireProperty(ctx: OrgContext, tx: TenantTx, propertyId: string): Promise<void> {
  const { id } = await getPropertyOrThrow(tx, propertyId);
  if (!mayReadProperty(ctx, id)) throw new AppError("not_found", "That property does not exist.");
}
