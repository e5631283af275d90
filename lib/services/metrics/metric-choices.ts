import type { StoredMetric } from "@/db/queries/metrics";
import { groupBy } from "@/lib/collections/group-by";
import type { MetricBasis } from "@/lib/metrics/metric";
import { lengthOf } from "@/lib/metrics/shortest-windows";

type Value = Pick<StoredMetric, "basis" | "periodStart" | "periodEnd" | "value">;

/**
 * The values of one metric that end in one month, each once: by basis, the shortest window first. A month, a quarter and a
 * year all print the year to date; the one of the shortest window is closest to the month.
 */
export function metricChoices<V extends Value>(values: readonly V[]): V[] {
  const sorted = values.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  const { period = [], ytd = [] } = Object.fromEntries(groupBy(sorted, ({ basis }) => basis));
  const yearToDate = ytd.find(({ value }) => value !== null) ?? ytd[0];
  return [...period, ...(yearToDate ? [yearToDate] : [])];
}

/** What is not asked for, or is not there, leaves the first choice of the basis, then of all. */
export function chooseMetric<V extends Value>(
  choices: readonly V[],
  { basis, start }: { basis: MetricBasis | null; start: string | null },
): V | null {
  const ofBasis = choices.filter((choice) => choice.basis === (basis ?? "period"));
  return ofBasis.find(({ periodStart }) => periodStart === start) ?? ofBasis[0] ?? choices[0] ?? null;
}
