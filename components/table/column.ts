import type { ReactNode } from "react";
import type { CopiedValue } from "./grid-text";

export interface TableColumn<Row> {
  id: string;
  /** Units belong here: `Amount, USD`. */
  header: string;
  /** What the column is sorted and copied by; canonical text for numbers. */
  value: (row: Row) => CopiedValue;
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
