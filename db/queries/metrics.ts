import { eq } from "drizzle-orm";
import { metricValues } from "@/db/schema/metrics";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { inPieces } from "@/lib/collections/in-pieces";
import type { MetricValue } from "@/lib/metrics/metric";
import { parseRatio, plainDecimal } from "@/lib/money/ratio";

const ROWS_AT_ONCE = 1_000;
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
    missing: entry.missing,
    trace: entry.trace,
  }));
  for (const piece of inPieces(rows, ROWS_AT_ONCE)) await tx.insert(metricValues).values(piece);
}

function storedValue(canonical: string | null): string | null {
  const value = canonical === null ? null : parseRatio(canonical);
  return value && plainDecimal(value, STORED_DECIMALS);
}
