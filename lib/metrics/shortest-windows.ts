import { addMonths, monthOf, monthsBetween, type PlainMonth } from "@/lib/dates/plain-date";
import type { MetricBasis } from "./metric";

interface Measured {
  basis: MetricBasis;
  periodStart: string | null;
  periodEnd: string;
}

/** Values of windows of one length, the shortest there is: a month beside a year would compare what does not compare. */
export function shortestWindows<Value extends Measured>(values: readonly Value[]): Value[] {
  const ofPeriod = values.filter(({ basis }) => basis === "period");
  const shortest = Math.min(...ofPeriod.map(lengthOf));
  return ofPeriod.filter((value) => lengthOf(value) === shortest);
}

/** In months; no length at all for a point in time. */
export function lengthOf({ periodStart, periodEnd }: Omit<Measured, "basis">): number {
  return periodStart === null ? Number.POSITIVE_INFINITY : monthsBetween(periodStart, periodEnd) + 1;
}

/** Every month a window ends in, from the first to the last, in steps of the shortest: those without a value too. */
export function monthsInSteps(values: readonly Omit<Measured, "basis">[]): PlainMonth[] {
  const ends = values.map(({ periodEnd }) => monthOf(periodEnd)).sort();
  const [first, last] = [ends[0], ends.at(-1)];
  const step = Math.min(...values.map(lengthOf));
  const months: PlainMonth[] = [];
  if (first === undefined || last === undefined || !Number.isFinite(step)) return months;
  for (let month = last; month >= first; month = addMonths(month, -step)) months.unshift(month);
  return months;
}
