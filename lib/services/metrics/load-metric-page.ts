import { findVersionsByContent } from "@/db/queries/findings";
import { findLatestRun } from "@/db/queries/latest-results";
import { findMetricValue, listMetrics, type StoredMetric } from "@/db/queries/metrics";
import type { Property } from "@/db/queries/properties";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { monthOf, type PlainMonth } from "@/lib/dates/plain-date";
import { AppError } from "@/lib/errors";
import { type Trace, traceFigures } from "@/lib/formula/trace";
import { findMetric } from "@/lib/metrics/catalogue";
import type { Metric, MetricBasis } from "@/lib/metrics/metric";
import { getGrantedPropertyOrThrow } from "@/lib/services/properties/granted-property";
import { chooseMetric, metricChoices } from "./metric-choices";

/** What an address says of the value it wants; what is left out is the shortest window of the first basis. */
export interface MetricWanted {
  propertyId: string;
  metric: string;
  month: PlainMonth;
  basis: MetricBasis | null;
  /** First day of the window, where several end in the month. */
  start: string | null;
}

export interface MetricPage {
  property: Pick<Property, "id" | "code" | "name" | "fiscalYearFirstMonth">;
  metric: Metric;
  value: StoredMetric & { trace: Trace };
  /** Every value of the month: the period, the year to date, and longer windows where they are printed. */
  choices: StoredMetric[];
  /** Every value of the metric, oldest first. */
  history: StoredMetric[];
  /** Where the figures of the trace are printed, by sha-256. */
  documents: Map<string, { versionId: string; fileName: string }>;
  run: { id: string; createdAt: Date } | null;
}

/** One metric of one property and window, with the formula down to its printed figures. */
export async function loadMetricPage(ctx: OrgContext, wanted: MetricWanted): Promise<MetricPage> {
  const metric = findMetric(wanted.metric);
  if (!metric) throw new AppError("not_found", "There is no such metric.");
  return withTenant(ctx.orgId, async (tx) => {
    const { propertyId, month } = wanted;
    const { id, code, name, fiscalYearFirstMonth } = await getGrantedPropertyOrThrow(tx, ctx, propertyId);
    const history = await listMetrics(tx, { propertyIds: [id], metrics: [metric.id] });
    const choices = metricChoices(history.filter(({ periodEnd }) => monthOf(periodEnd) === month));
    const chosen = chooseMetric(choices, wanted);
    if (!chosen) throw new AppError("not_found", `No income statement of ${name} ends in ${month}.`);
    const value = await findMetricValue(tx, { ...chosen, propertyId: id });
    if (!value) throw new Error(`${metric.id} of ${id} is listed and has no trace.`);
    const run = await findLatestRun(tx, id);
    return {
      property: { id, code, name, fiscalYearFirstMonth },
      metric,
      value,
      choices,
      history,
      documents: await documentsOf(tx, value.trace),
      run: run && { id: run.id, createdAt: run.createdAt },
    };
  });
}

function documentsOf(tx: TenantTx, trace: Trace): ReturnType<typeof findVersionsByContent> {
  return findVersionsByContent(
    tx,
    traceFigures(trace).map(({ source }) => source.sha256),
  );
}
