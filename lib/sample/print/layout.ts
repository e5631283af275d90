import type { ColumnKey } from "@/lib/extraction/reading";

/** Measures of the system's prints, in points from the top left of a letter page. */
export const PAGE = {
  width: 612,
  height: 792,
  rowsPerPage: 55,
  pitch: 12,
  firstBaseline: 98,
  left: 27,
  right: 585,
} as const;

export const HEADER_BASELINES = { property: 35, title: 51, period: 63, book: 75, columns: 85 } as const;
export const FOOTER_BASELINES = { date: 768, time: 780 } as const;
export const BODY_SIZE = 8;
export const TITLE_SIZE = 12;

export interface ColumnLayout {
  key: ColumnKey;
  heading: string;
  right: number;
}

export interface StatementLayout {
  codeLeft: number;
  nameLeft: number;
  columns: readonly ColumnLayout[];
  /** The x of every vertical line of the grid. */
  grid: readonly number[];
  /** Headers and totals are printed bold. */
  hasBoldTotals: boolean;
}

export const LAYOUTS: Record<"ysi_bs" | "ysi_cf", StatementLayout> = {
  ysi_bs: {
    codeLeft: 54.75,
    nameLeft: 124.74,
    columns: [{ key: "current_balance", heading: "Current Balance", right: 585 }],
    grid: [25, 122.74, 440.39, 587],
    hasBoldTotals: true,
  },
  ysi_cf: {
    codeLeft: 31.42,
    nameLeft: 78.09,
    columns: [
      { key: "period_to_date", heading: " Period to Date", right: 316.77 },
      { key: "period_percent", heading: "%", right: 406.18 },
      { key: "year_to_date", heading: " Year to Date", right: 495.59 },
      { key: "year_percent", heading: "%", right: 585 },
    ],
    grid: [25, 76.09, 242.14, 318.77, 331.55, 408.18, 420.95, 497.59, 510.36, 587],
    hasBoldTotals: false,
  },
};
