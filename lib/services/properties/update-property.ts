import { eq } from "drizzle-orm";
import type { z } from "zod";
import { announce } from "@/db/queries/outbox";
import { bumpFactsRevision, type Property } from "@/db/queries/properties";
import { properties } from "@/db/schema/properties";
import { runRequests } from "@/db/schema/runs";
import { type TenantTx, withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { actorText, type OrgContext } from "@/lib/auth/org-context";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { lockGrantedProperty } from "./granted-property";
import type { propertyChange } from "./property-schemas";

/** Another fiscal year is another set of windows: the rules run again. A name changes nothing they see. */
export async function updateProperty(
  ctx: OrgContext,
  propertyId: string,
  change: z.output<typeof propertyChange>,
): Promise<Property> {
  return withTenant(ctx.orgId, async (tx) => {
    const before = await lockGrantedProperty(tx, ctx, propertyId);
    const { name = before.name, fiscalYearFirstMonth = before.fiscalYearFirstMonth } = change;
    const after = { ...before, name, fiscalYearFirstMonth };
    const isOtherYear = after.fiscalYearFirstMonth !== before.fiscalYearFirstMonth;
    if (!isOtherYear && after.name === before.name) return before;
    await tx
      .update(properties)
      .set({ name: after.name, fiscalYearFirstMonth: after.fiscalYearFirstMonth })
      .where(eq(properties.id, propertyId));
    if (isOtherYear) after.factsRevision = await runAgain(tx, ctx, propertyId);
    await recordAudit(tx, ctx, {
      action: "property.changed",
      entityId: propertyId,
      before: { name: before.name, fiscalYearFirstMonth: before.fiscalYearFirstMonth },
      after: { name: after.name, fiscalYearFirstMonth: after.fiscalYearFirstMonth },
    });
    return after;
  });
}

/** Returns the revision of the facts that the run will see. */
async function runAgain(tx: TenantTx, { orgId, actor }: OrgContext, propertyId: string): Promise<number> {
  const revision = await bumpFactsRevision(tx, propertyId);
  const runId = newId();
  await tx
    .insert(runRequests)
    .values({ organizationId: orgId, id: runId, propertyId, requestedBy: actorText(actor) });
  await announce(tx, orgId, "run/requested", { runId });
  return revision;
}
