import type { ReactNode } from "react";
import type { CopiedValue } from "./grid-text";

export interface TableColumn<Row> {
  id: string;
  /** Units belong here: `Amount, USD`. */
  header: string;
  /** What the column is copied and, unless it has an `order`, sorted by; canonical text for numbers. */
  value: (row: Row) => CopiedValue;
  /** What it is sorted by where the text of its value has another order: days, severities. */
  order?: (row: Row) => string | number | null;
  /** How it is shown; default: its value as text. */
  cell?: (row: Row) => ReactNode;
  /** In pixels, default 128. */
  width?: number;
  /** Takes its share of what is left of a wide screen; then `width` is its least. */
  grows?: boolean;
  isNumeric?: boolean;
  isSortable?: boolean;
  /** The first press on the header sorts downwards; default for numeric columns. */
  isDescendingFirst?: boolean;
  /** Names the row for screen readers and stays in sight when the table scrolls sideways. At most one. */
  isRowHeader?: boolean;
}

const DEFAULT_WIDTH = 128;

/** The least width that no column gives way to: a narrower screen scrolls sideways. */
export function tableWidth<Row>(columns: readonly TableColumn<Row>[]): number {
  return columns.reduce((sum, { width = DEFAULT_WIDTH }) => sum + width, 0);
}

/** Undefined for a column that takes what the others leave. */
export function screenWidth<Row>({ grows = false, width = DEFAULT_WIDTH }: TableColumn<Row>) {
  return grows ? undefined : width;
}

/** Share of a sheet of paper that the columns with sentences have at least, in percent. */
const SENTENCES_SHARE = 60;

/** On paper nothing scrolls: the others are as wide as what stands in them. */
export function paperWidth<Row>({ grows }: TableColumn<Row>, columns: readonly TableColumn<Row>[]) {
  return grows ? `${SENTENCES_SHARE / columns.filter((each) => each.grows).length}%` : undefined;
}
