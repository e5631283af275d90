import type { ChartPoint } from "@/components/charts/series";
import type { TraceDocuments } from "@/components/finding/figure-link";
import type { PeriodOption } from "@/components/layout/period-switcher";
import type { LinkSegmentsProps } from "@/components/ui/link-segments";
import { formatMonth } from "@/lib/dates/format-date";
import { monthOf, parsePlainDate } from "@/lib/dates/plain-date";
import type { MetricBasis } from "@/lib/metrics/metric";
import { lengthOf, monthsInSteps } from "@/lib/metrics/shortest-windows";
import type { MetricPage } from "@/lib/services/metrics/load-metric-page";
import { metricChoices } from "@/lib/services/metrics/metric-choices";
import type { Query } from "../../../../../../page-loader";
import type { Places } from "../../../../../places";
import { shownMetric, windowName } from "../../metric-grid";

type Value = MetricPage["choices"][number];

/** What is not understood reads as if it were not there. */
export function readMetricParams({ basis, start }: Query): {
  basis: MetricBasis | null;
  start: string | null;
} {
  return {
    basis: basis === "ytd" || basis === "period" ? basis : null,
    start: typeof start === "string" ? parsePlainDate(start) : null,
  };
}

export function traceDocuments({ documents }: Pick<MetricPage, "documents">, places: Places): TraceDocuments {
  return Object.fromEntries(
    [...documents].map(([sha256, { versionId, fileName }]) => [
      sha256,
      { name: fileName, href: places.document(versionId) },
    ]),
  );
}

/** The windows of the month to choose from. */
export function metricSegments(page: MetricPage, places: Places): Omit<LinkSegmentsProps, "label"> {
  const { choices, property, value } = page;
  return {
    current: choiceId(value),
    segments: choices.map((choice) => ({
      id: choiceId(choice),
      label: windowName(choice, property.fiscalYearFirstMonth),
      href: hrefOf(page, choice, places),
    })),
  };
}

/** Values of windows as long as this one, or every year to date; a month without one in between is a gap. */
export function metricPoints(page: MetricPage, places: Places): ChartPoint[] {
  const values = comparableTo(page);
  return monthsInSteps(values).map((month) => {
    const value = values.find(({ periodEnd }) => monthOf(periodEnd) === month);
    const period = formatMonth(month);
    if (!value) return { period, value: null };
    return { period, value: shownMetric(page.metric, value.value), href: hrefOf(page, value, places) };
  });
}

/** Latest first. */
export function periodOptions(page: MetricPage, places: Places): PeriodOption[] {
  return comparableTo(page)
    .toReversed()
    .map((value) => ({
      id: monthOf(value.periodEnd),
      label: formatMonth(monthOf(value.periodEnd)),
      href: hrefOf(page, value, places),
    }));
}

/** One a month, oldest first. */
function comparableTo({ history, value }: MetricPage): Value[] {
  const ofBasis = history.filter(
    (each) => each.basis === value.basis && (value.basis === "ytd" || lengthOf(each) === lengthOf(value)),
  );
  const months = [...new Set(ofBasis.map(({ periodEnd }) => monthOf(periodEnd)))].sort();
  return months.flatMap((month) =>
    metricChoices(ofBasis.filter(({ periodEnd }) => monthOf(periodEnd) === month)).slice(0, 1),
  );
}

function hrefOf(
  { property, metric }: MetricPage,
  { basis, periodStart, periodEnd }: Value,
  places: Places,
): string {
  return places.metric(property.id, monthOf(periodEnd), { metric: metric.id, basis, start: periodStart });
}

function choiceId({ basis, periodStart }: Pick<Value, "basis" | "periodStart">): string {
  return `${basis} ${periodStart}`;
}
