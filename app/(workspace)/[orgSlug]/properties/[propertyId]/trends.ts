import type { ChartPoint, ChartSeries } from "@/components/charts/series";
import type { FigureUnit } from "@/components/table/figure-text";
import { formatMonth, formatWindow } from "@/lib/dates/format-date";
import { monthOf, type PlainMonth } from "@/lib/dates/plain-date";
import { findMetric } from "@/lib/metrics/catalogue";
import { inPercent } from "@/lib/metrics/in-percent";
import { monthsInSteps, shortestWindows } from "@/lib/metrics/shortest-windows";
import type { PropertyPage } from "@/lib/services/properties/load-property-page";
import type { Places } from "../../places";

type Value = PropertyPage["metrics"][number];

/** One metric over all periods of the property. */
export interface Trend {
  metric: string;
  label: string;
  unit: FigureUnit;
  points: ChartPoint[];
  /** The last value there is, and of what window; null where no period has one. */
  latest: { value: string; window: string; href: string } | null;
  /** Why the last period has none; empty where it has. */
  missing: string;
}

const SHOWN = ["noi", "total_income", "total_expenses", "dscr", "debt_yield"] as const;
const LABELS: Record<(typeof SHOWN)[number], string> = {
  noi: "NOI",
  total_income: "Income",
  total_expenses: "Expenses",
  dscr: "DSCR",
  debt_yield: "Debt yield",
};

/** The trends of a property, from its first period to its last; a period without a value is a gap. */
export function trendsOf(
  { property, metrics }: Pick<PropertyPage, "property" | "metrics">,
  places: Places,
): Trend[] {
  const comparable = shortestWindows(metrics);
  const months = monthsInSteps(comparable);
  return SHOWN.map((metric) => {
    const unit = findMetric(metric)?.unit ?? "money";
    const values = comparable.filter((value) => value.metric === metric);
    const byMonth = new Map(values.map((value) => [monthOf(value.periodEnd), value]));
    const hrefOf = (value: Value) => places.metric(property.id, monthOf(value.periodEnd), { metric });
    const last = values.findLast(({ value }) => value !== null);
    return {
      metric,
      label: LABELS[metric],
      unit,
      points: months.map((month) => pointOf(month, byMonth.get(month), { unit, hrefOf })),
      latest: last
        ? { value: shown(last, unit) ?? "", window: formatWindow(windowOf(last)), href: hrefOf(last) }
        : null,
      missing: values.at(-1)?.missing.join("; ") ?? "No income statement is in",
    };
  });
}

export function seriesOf(trends: readonly Trend[]): ChartSeries[] {
  return trends.map(({ metric, label, points }) => ({ id: metric, label, points }));
}

function pointOf(
  month: PlainMonth,
  value: Value | undefined,
  { unit, hrefOf }: { unit: FigureUnit; hrefOf: (value: Value) => string },
): ChartPoint {
  const period = formatMonth(month);
  return value ? { period, value: shown(value, unit), href: hrefOf(value) } : { period, value: null };
}

function shown({ value }: Value, unit: FigureUnit): string | null {
  return unit === "percent" ? inPercent(value) : value;
}

function windowOf({ periodStart, periodEnd }: Value) {
  return { start: periodStart, end: periodEnd };
}
