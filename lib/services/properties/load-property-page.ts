import { type CurrentStatement, listCurrentStatements } from "@/db/queries/current-statements";
import { countFindingsByMonth, type FindingCount } from "@/db/queries/finding-counts";
import { listMetrics, type StoredMetric } from "@/db/queries/metrics";
import { getPropertyOrThrow, type Property } from "@/db/queries/properties";
import { withTenant } from "@/db/tenant";
import { mayReadProperty, type OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { METRICS } from "@/lib/metrics/catalogue";

export interface PropertyPage {
  property: Pick<Property, "id" | "code" | "name" | "fiscalYearFirstMonth">;
  /** The current print of every statement, oldest period first. */
  statements: CurrentStatement[];
  metrics: StoredMetric[];
  findings: FindingCount[];
}

/** Everything the page of a property shows. A property outside a manager's grants does not exist. */
export async function loadPropertyPage(ctx: OrgContext, propertyId: string): Promise<PropertyPage> {
  return withTenant(ctx.orgId, async (tx) => {
    if (!mayReadProperty(ctx, propertyId)) throw new AppError("not_found", "That property does not exist.");
    const { id, code, name, fiscalYearFirstMonth } = await getPropertyOrThrow(tx, propertyId);
    const propertyIds = [id];
    return {
      property: { id, code, name, fiscalYearFirstMonth },
      statements: await listCurrentStatements(tx, { propertyIds }),
      metrics: await listMetrics(tx, { propertyIds, metrics: METRICS.map((metric) => metric.id) }),
      findings: await countFindingsByMonth(tx, propertyIds),
    };
  });
}
