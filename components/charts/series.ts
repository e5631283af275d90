import type { FigureUnit } from "@/components/table/figure-text";

export interface ChartPoint {
  /** `Mar 2026` */
  period: string;
  /** Canonical; null where there is none: drawn as a gap, never as zero. */
  value: string | null;
  /** Its figures. */
  href?: string;
}

export interface ChartSeries {
  id: string;
  /** Stands at the end of its line instead of in a legend. */
  label: string;
  points: readonly ChartPoint[];
}

export interface ChartProps {
  title: string;
  unit: FigureUnit;
  series: readonly ChartSeries[];
}

/** One row a period, as the drawing takes it. */
export type ChartRow = { period: string } & Record<string, number | string | null>;

/** The periods of all series in their order; a series without one of them has a gap there. */
export function chartRows(series: readonly ChartSeries[]): ChartRow[] {
  const periods = [...new Set(series.flatMap(({ points }) => points.map(({ period }) => period)))];
  return periods.map((period) => {
    const row: ChartRow = { period };
    for (const { id, points } of series)
      row[id] = plotted(points.find((point) => point.period === period)?.value);
    return row;
  });
}

/** Near enough for a drawing; every number that is written stays exact. */
export function plotted(value: string | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  const [numerator = "", denominator = "1"] = value.split("/");
  const number = Number(numerator) / Number(denominator);
  return Number.isFinite(number) ? number : null;
}

/** `1.2M`, `250k`: an axis needs the size, the points have the cents. */
export function axisText(value: number, unit: FigureUnit): string {
  if (unit === "percent") return `${trimmed(value, 2)}%`;
  if (unit === "ratio") return `${value.toFixed(2)}×`;
  const size = Math.abs(value);
  const text =
    size >= 1e6
      ? `${trimmed(size / 1e6, 1)}M`
      : size >= 1e3
        ? `${trimmed(size / 1e3, 1)}k`
        : trimmed(size, 0);
  return value < 0 ? `(${text})` : text;
}

function trimmed(value: number, decimals: number): string {
  return value.toFixed(decimals).replace(/\.0+$|(\.\d*?)0+$/, "$1");
}
