import { and, eq, getTableColumns, gte, inArray, isNull, lte } from "drizzle-orm";
import { metricValues } from "@/db/schema/metrics";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import type { MetricBasis, MetricValue } from "@/lib/metrics/metric";
import { parseRatio, plainDecimal } from "@/lib/money/ratio";
import { insertRows } from "./insert-rows";

/** More than any metric is shown with; a ratio of two amounts has no end of digits. */
const STORED_DECIMALS = 8;

/** Puts the metrics of a run in the place of those of the run before. The caller holds the property. */
export async function replaceMetrics(
  tx: TenantTx,
  own: { organizationId: OrgId; runId: string; propertyId: string },
  values: readonly MetricValue[],
): Promise<void> {
  await tx.delete(metricValues).where(eq(metricValues.propertyId, own.propertyId));
  const rows = values.map((entry, ordinal) => ({
    ...own,
    ordinal,
    metric: entry.metric,
    basis: entry.basis,
    periodStart: entry.period.start,
    periodEnd: entry.period.end,
    value: storedValue(entry.value),
    missing: [...entry.missing],
    trace: entry.trace,
  }));
  await insertRows(tx, metricValues, rows);
}

function storedValue(canonical: string | null): string | null {
  const value = canonical === null ? null : parseRatio(canonical);
  return value && plainDecimal(value, STORED_DECIMALS);
}

export type StoredMetric = Omit<typeof metricValues.$inferSelect, "organizationId" | "ordinal" | "trace">;

/** Values without their traces, by property, window and place in the catalogue. */
export function listMetrics(
  tx: TenantTx,
  filter: { propertyIds: readonly string[] | null; metrics: readonly string[]; from?: string; to?: string },
): Promise<StoredMetric[]> {
  const { organizationId: _organization, ordinal, trace: _trace, ...columns } = getTableColumns(metricValues);
  return tx
    .select(columns)
    .from(metricValues)
    .where(
      and(
        filter.propertyIds === null ? undefined : inArray(metricValues.propertyId, [...filter.propertyIds]),
        inArray(metricValues.metric, [...filter.metrics]),
        filter.from === undefined ? undefined : gte(metricValues.periodEnd, filter.from),
        filter.to === undefined ? undefined : lte(metricValues.periodEnd, filter.to),
      ),
    )
    .orderBy(metricValues.propertyId, ordinal);
}

/** One value with the trace that leads to its figures; null where there is none. */
export async function findMetricValue(
  tx: TenantTx,
  wanted: {
    propertyId: string;
    metric: string;
    basis: MetricBasis;
    periodStart: string | null;
    periodEnd: string;
  },
) {
  const [row] = await tx
    .select()
    .from(metricValues)
    .where(
      and(
        eq(metricValues.propertyId, wanted.propertyId),
        eq(metricValues.metric, wanted.metric),
        eq(metricValues.basis, wanted.basis),
        eq(metricValues.periodEnd, wanted.periodEnd),
        wanted.periodStart === null
          ? isNull(metricValues.periodStart)
          : eq(metricValues.periodStart, wanted.periodStart),
      ),
    )
    .limit(1);
  return row ?? null;
}
