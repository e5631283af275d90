import type { Box } from "./page";

export type DocumentKind =
  | "balance_sheet"
  | "income_statement"
  | "cash_flow"
  | "rent_roll"
  | "loan_statement"
  | "trial_balance"
  | "general_ledger"
  | "budget"
  | "supporting";

/** `subtotal` is every total, NOI, NET INCOME and CASH FLOW included; `header` has no amounts. */
export type LineKind = "header" | "line" | "subtotal";

export type Section = "balance_sheet" | "income_statement" | "adjustments" | "rent_roll" | "loan" | "ledger";

export type ColumnKey =
  | "current_balance"
  | "period_to_date"
  | "period_percent"
  | "year_to_date"
  | "year_percent"
  | `month_${number}_${number}`;

/** One printed number: money in cents, percentages in hundredths of a percent. `text` is what stands in the box. */
export interface Figure {
  value: bigint;
  text: string;
  box: Box;
}

export interface Line {
  page: number;
  /** 1-based position among the body rows of its page. */
  row: number;
  code: string | null;
  name: string;
  kind: LineKind;
  section: Section;
  /** Code and name together. */
  box: Box;
  figures: Partial<Record<ColumnKey, Figure>>;
}

export type HeaderFieldName =
  | "property"
  | "title"
  | "period"
  | "book"
  | "tree"
  | "columns"
  | "page_number"
  | "print_date"
  | "print_time";

/** One header or footer field as printed on one page; evidence for what a document says of itself. */
export interface HeaderField {
  name: HeaderFieldName;
  page: number;
  text: string;
  box: Box;
}

/** Something on the page that was not understood or contradicts itself; never dropped in silence. */
export interface Problem {
  code: ProblemCode;
  message: string;
  page: number | null;
  box: Box | null;
  /** The words in the box; absent where there is none. */
  text?: string;
}

export type ProblemCode =
  | "header_field_missing"
  | "header_differs_between_pages"
  | "page_numbers_not_contiguous"
  | "row_not_understood"
  | "amount_not_understood"
  | "amount_outside_columns"
  | "duplicate_amount_in_column"
  | "hidden_text_differs"
  | "code_not_in_pattern"
  | "code_disagrees_with_total"
  | "title_disagrees_with_tree";

/** The window a document speaks of. `start` and `months` are null for a point in time. Days are YYYY-MM-DD. */
export interface Period {
  start: string | null;
  end: string;
  months: number | null;
}

export type PageSize = readonly [width: number, height: number];

/** A document as it was read: what is printed and where, before any judgement about it. */
export interface Reading {
  kind: DocumentKind;
  /** The logical statements inside, e.g. income_statement and cash_flow in one print. */
  statements: DocumentKind[];
  /** Id of the layout profile that read it. */
  profile: string;
  property: { name: string; code: string };
  period: Period;
  book: string;
  tree: string | null;
  /** Local time as printed, to the minute: `2025-05-23T15:22`. */
  printedAt: string | null;
  pages: number;
  /** Width and height of every page in points, as viewed: what boxes are places on. */
  pageSizes: PageSize[];
  columns: ColumnKey[];
  lines: Line[];
  header: HeaderField[];
  problems: Problem[];
}

/** The percentages printed beside each column of amounts. */
export const PERCENT_COLUMNS = { period_to_date: "period_percent", year_to_date: "year_percent" } as const;

export function isPercentColumn(column: ColumnKey): boolean {
  return column === "period_percent" || column === "year_percent";
}
