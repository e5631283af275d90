import type { z } from "zod";
import { announce } from "@/db/queries/outbox";
import { runRequests } from "@/db/schema/runs";
import { withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { actorText, type OrgContext, requireWholeOrganization } from "@/lib/auth/org-context";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { getGrantedPropertyOrThrow } from "@/lib/services/properties/granted-property";
import type { newRun } from "./run-schemas";

/** Asks the jobs for a run of a property, or of everything; returns the id that the run will have. */
export async function requestRun(
  ctx: OrgContext,
  { propertyId }: z.output<typeof newRun>,
): Promise<{ runId: string }> {
  const runId = newId();
  await withTenant(ctx.orgId, async (tx) => {
    if (propertyId === null) requireWholeOrganization(ctx);
    else await getGrantedPropertyOrThrow(tx, ctx, propertyId);
    await tx
      .insert(runRequests)
      .values({ organizationId: ctx.orgId, id: runId, propertyId, requestedBy: actorText(ctx.actor) });
    await announce(tx, ctx.orgId, "run/requested", { runId });
    await recordAudit(tx, ctx, { action: "run.requested", entityId: runId, after: { propertyId } });
  });
  return { runId };
}
