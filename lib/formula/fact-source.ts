import type { Box } from "@/lib/extraction/page";
import type { ColumnKey } from "@/lib/extraction/reading";
import { sumCents } from "@/lib/money/cents";

/** A printed amount of one line, and where it stands. `value` is in cents, sign as printed. */
export interface FactFigure {
  code: string | null;
  name: string;
  value: bigint;
  source: FigureSource;
}

export interface FigureSource {
  /** Of the document the figure is printed in. */
  sha256: string;
  /** Index into the lines of its reading. */
  line: number;
  column: ColumnKey;
  page: number;
  box: Box;
  text: string;
}

export function sumOfFigures(figures: readonly FactFigure[]): bigint {
  return sumCents(figures.map(({ value }) => value));
}

/** What a formula points at: a role (or group of roles), one account, or a range of account codes, both ends included. */
export type Selector = { role: string } | { code: string } | { from: string; to: string };

export type Measure = "balance" | "period" | "ytd";

export interface FactQuery {
  selector: Selector;
  /** `total`: the one printed figure of the selector. `leaves`: every leaf line under it. */
  take: "total" | "leaves";
  /** Null leaves it to the facts: a balance for balance-sheet roles, the window's movement for the others. */
  measure: Measure | null;
  /** `prior` is one period back: balances at the opening of the window, flows of the window before. */
  at: "current" | "prior";
}

export type FactAnswer =
  | {
      known: true;
      figures: FactFigure[];
      /** No line is printed and its section is proven, so the amount is 0. */
      absent: boolean;
    }
  | {
      known: false;
      /** What is missing, in words for people: `the balance sheet at 30 Nov 2024`. */
      missing: string;
    };

/** Where formulas get their figures from: the facts of one property and one window. */
export interface FactSource {
  find(query: FactQuery): FactAnswer;
  /** Whole months of the window; null for a point in time. */
  months(): number | null;
}
