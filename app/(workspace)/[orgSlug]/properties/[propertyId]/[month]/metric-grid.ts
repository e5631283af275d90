import type { FigureUnit } from "@/components/table/figure-text";
import { fiscalYearStart } from "@/lib/dates/fiscal-year";
import { formatWindow } from "@/lib/dates/format-date";
import type { Window } from "@/lib/dates/window";
import { METRICS } from "@/lib/metrics/catalogue";
import { inPercent } from "@/lib/metrics/in-percent";
import type { Metric } from "@/lib/metrics/metric";
import { metricChoices } from "@/lib/services/metrics/metric-choices";
import type { PeriodPage } from "@/lib/services/periods/load-period-page";
import type { Places } from "../../../places";

type Value = PeriodPage["metrics"][number];

export interface MetricGrid {
  /** The windows that end in the month, named. */
  columns: { id: string; label: string; basis: string }[];
  rows: {
    metric: string;
    title: string;
    definition: string;
    unit: FigureUnit;
    cells: (MetricCell | null)[];
  }[];
}

export interface MetricCell {
  value: string | null;
  missing: string;
  href: string;
}

/** The metrics of a month, a column for each window: a number without its window says nothing. */
export function metricGrid(
  page: Pick<PeriodPage, "property" | "month" | "metrics">,
  places: Places,
): MetricGrid {
  const { property, month } = page;
  const choices = METRICS.map((metric) => ({
    metric,
    values: metricChoices(page.metrics.filter((value) => value.metric === metric.id)),
  }));
  const columns = new Map(
    choices.flatMap(({ values }) => values.map((value) => [columnId(value), value] as const)),
  );
  return {
    columns: [...columns].map(([id, value]) => ({
      id,
      label: formatWindow(windowOfValue(value, property.fiscalYearFirstMonth)),
      basis: value.basis === "ytd" ? "year to date" : "period",
    })),
    rows: choices
      .filter(({ values }) => values.length > 0)
      .map(({ metric, values }) => ({
        metric: metric.id,
        title: metric.title,
        definition: metric.definition,
        unit: metric.unit,
        cells: [...columns.keys()].map((id) => {
          const value = values.find((each) => columnId(each) === id);
          if (!value) return null;
          const { basis, periodStart: start } = value;
          return {
            value: shownMetric(metric, value.value),
            missing: value.missing.join("; "),
            href: places.metric(property.id, month, { metric: metric.id, basis, start }),
          };
        }),
      })),
  };
}

/** What a value speaks of: the window of the print, or from the start of the fiscal year to its end. */
export function windowOfValue(
  { basis, periodStart, periodEnd }: Pick<Value, "basis" | "periodStart" | "periodEnd">,
  firstMonth: number,
): Window {
  const start = basis === "ytd" ? fiscalYearStart(periodEnd, firstMonth) : periodStart;
  return { start, end: periodEnd };
}

/** `Jan–Mar 2026, year to date`. */
export function windowName(
  value: Pick<Value, "basis" | "periodStart" | "periodEnd">,
  firstMonth: number,
): string {
  const name = formatWindow(windowOfValue(value, firstMonth));
  return value.basis === "ytd" ? `${name}, year to date` : name;
}

export function shownMetric({ unit }: Pick<Metric, "unit">, value: string | null): string | null {
  return unit === "percent" ? inPercent(value) : value;
}

function columnId({ basis, periodStart }: Value): string {
  return basis === "ytd" ? "ytd" : `period ${periodStart}`;
}
