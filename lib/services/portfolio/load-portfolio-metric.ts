import { listMetrics, type StoredMetric } from "@/db/queries/metrics";
import { listProperties, type Property } from "@/db/queries/properties";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { findMetric } from "@/lib/metrics/catalogue";
import type { Metric } from "@/lib/metrics/metric";

export interface PortfolioMetric {
  metric: Metric;
  rows: { property: Pick<Property, "id" | "code" | "name">; values: StoredMetric[] }[];
}

/** One metric of every property, latest window first: what a number of the portfolio is made of. */
export async function loadPortfolioMetric(ctx: OrgContext, metricId: string): Promise<PortfolioMetric> {
  const metric = findMetric(metricId);
  if (!metric) throw new AppError("not_found", "There is no such metric.");
  return withTenant(ctx.orgId, async (tx) => {
    const properties = await listProperties(tx, ctx.propertyIds);
    const all = await listMetrics(tx, { propertyIds: properties.map(({ id }) => id), metrics: [metric.id] });
    return {
      metric,
      rows: properties.map(({ id, code, name }) => ({
        property: { id, code, name },
        values: all
          .filter(({ propertyId, basis }) => propertyId === id && basis === "period")
          .toSorted((a, b) => (a.periodEnd < b.periodEnd ? 1 : -1)),
      })),
    };
  });
}
