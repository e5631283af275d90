import type { ChartPoint } from "@/components/charts/series";
import type { Kpi } from "@/components/portfolio/kpi-strip";
import type { MonthState } from "@/components/portfolio/month-state";
import type { MatrixMetric, MatrixMonth, MatrixProperty } from "@/components/portfolio/portfolio-matrix";
import { formatMonth, formatWindow } from "@/lib/dates/format-date";
import type { PlainMonth } from "@/lib/dates/plain-date";
import { findMetric } from "@/lib/metrics/catalogue";
import type {
  PortfolioCell,
  PortfolioKpi,
  PortfolioRow,
  PortfolioView,
  Series,
} from "@/lib/services/portfolio/portfolio-view";

export const MATRIX_METRICS: readonly MatrixMetric[] = [
  { id: "noi", label: "NOI", unit: "money" },
  { id: "dscr", label: "DSCR", unit: "ratio" },
];

export function matrixMonths(months: readonly PlainMonth[]): MatrixMonth[] {
  return months.map((month) => {
    const [label = "", year = ""] = formatMonth(month).split(" ");
    return { id: month, label, year };
  });
}

export function matrixProperties({ rows, months }: PortfolioView, base: string): MatrixProperty[] {
  return rows.map((row) => {
    const href = `${base}/properties/${row.property.id}`;
    return {
      id: row.property.id,
      name: row.property.name,
      code: row.property.code,
      href,
      months: row.cells.flatMap((cell) => monthState(cell, href)),
      metrics: { noi: metricCell(row, "noi", months, href), dscr: metricCell(row, "dscr", months, href) },
    };
  });
}

export function kpis({ kpis: all, months }: PortfolioView, base: string): Kpi[] {
  return all.map((kpi) => ({
    id: kpi.metric,
    label: findMetric(kpi.metric)?.title ?? kpi.metric,
    window: windowOf(kpi),
    value: kpi.series.latest,
    missing: "No month has what this takes yet",
    unit: kpi.metric === "dscr" ? ("ratio" as const) : ("money" as const),
    points: pointsOf(kpi.series, months),
    href: `${base}/metrics/${kpi.metric}`,
  }));
}

/** Always says of what: the window, and of how many properties where not all have it. */
function windowOf({ series, counted, of }: PortfolioKpi): string {
  if (!series.window) return "no window yet";
  const among = counted === of ? "" : ` · ${counted} of ${of} properties`;
  return `${formatWindow(series.window)}${among}`;
}

function monthState(cell: PortfolioCell, href: string): MonthState[] {
  if (cell.collected.length === 0) return [];
  const findings = cell.grave + cell.other;
  const notes = [
    cell.figures > 0 ? `${cell.proven} of ${cell.figures} figures proven` : null,
    findings > 0 ? `${findings} ${findings === 1 ? "finding wants" : "findings want"} an answer` : null,
  ].filter((note) => note !== null);
  return [
    {
      month: cell.month,
      href: `${href}/${cell.month}`,
      steps: {
        collected: cell.collected.length === cell.expected ? "done" : "partly",
        proven: cell.figures > 0 && cell.proven === cell.figures ? "done" : "partly",
        reconciled: reconciled(cell),
        covenants: "none",
        locked: "none",
      },
      note: notes.join("; "),
    },
  ];
}

function reconciled({ isReconciled, grave, other }: PortfolioCell): MonthState["steps"]["reconciled"] {
  if (!isReconciled) return "none";
  if (grave > 0) return "failed";
  return other > 0 ? "partly" : "done";
}

function metricCell(row: PortfolioRow, metric: "noi" | "dscr", months: readonly PlainMonth[], href: string) {
  const series = row[metric];
  const month = series.window?.end.slice(0, 7);
  return {
    value: series.latest,
    missing: "The statements of no month have what this takes",
    points: pointsOf(series, months),
    ...(month ? { href: `${href}/${month}/metrics/${metric}` } : {}),
  };
}

function pointsOf({ values }: Series, months: readonly PlainMonth[]): ChartPoint[] {
  return months.map((month, index) => ({ period: formatMonth(month), value: values[index] ?? null }));
}
