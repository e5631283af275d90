import type { Window } from "@/lib/dates/window";
import type { ColumnKey, LineKind, Section } from "@/lib/extraction/reading";
import type { Cents } from "@/lib/money/cents";

/** One printed line before it has a place on a page. Percentages are hundredths of a percent. */
export interface SampleRow {
  kind: LineKind;
  code: string | null;
  name: string;
  section: Section;
  values: Partial<Record<ColumnKey, Cents>>;
  /** An empty slot stands before the row, unless the row comes first on its page. */
  hasGapBefore?: true;
  /** Spaces printed before the name; most names have one. */
  indent: number;
}

/** How amounts are written; the default of the system is a leading minus and nothing else. */
export interface AmountStyle {
  negative: "minus" | "parentheses" | "trailing_minus" | "credit";
  hasDollarSign: boolean;
  zero: "0.00" | "dash";
}

/** What differs from print to print without meaning anything. */
export interface PrintLook {
  /** Order of the text in the content stream, which no reader may rely on. */
  stream: "rows" | "columns";
  hasGrid: boolean;
  amounts: AmountStyle;
}

export interface SampleDocument {
  fileName: string;
  kind: "balance_sheet" | "income_statement";
  title: string;
  property: { name: string; code: string };
  window: Window;
  /** What stands after `Period =`. */
  periodText: string;
  book: string;
  tree: "ysi_bs" | "ysi_cf";
  /** Local time to the minute, `2024-04-12T10:32`. */
  printedAt: string;
  columns: ColumnKey[];
  rows: SampleRow[];
  look: PrintLook;
}

/** Columns of an income statement, left to right. */
export const INCOME_COLUMNS = ["period_to_date", "period_percent", "year_to_date", "year_percent"] as const;
