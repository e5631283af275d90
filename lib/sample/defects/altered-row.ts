import { isFiscalYearStart } from "@/lib/dates/fiscal-year";
import type { ColumnKey } from "@/lib/extraction/reading";
import { abs } from "@/lib/money/cents";
import type { Random } from "../random";
import type { SampleDocument, SampleRow } from "../sample-document";
import type { PrintDefectKind } from "./row-defect";
import type { Change } from "./witnesses";

/** Below this, in cents, a row is left alone: its change should stand out from every tolerance. */
export const LEAST_CHANGE = 100n;

export interface AlteredRow {
  row: SampleRow;
  columns: ColumnKey[];
  change: Change;
}

/** Null where an amount cannot be altered, or not by enough. Columns with equal amounts get equal ones. */
export function alterRow(
  row: SampleRow,
  { columns, alter }: { columns: ColumnKey[]; alter: (value: bigint) => bigint | null },
): AlteredRow | null {
  const values = { ...row.values };
  const change: Change = {};
  const made = new Map<bigint, bigint | null>();
  for (const column of columns) {
    const value = row.values[column] ?? 0n;
    if (!made.has(value)) made.set(value, alter(value));
    const other = made.get(value) ?? null;
    if (other === null || abs(other - value) < LEAST_CHANGE) return null;
    values[column] = other;
    change[column] = other - value;
  }
  return columns.length === 0 ? null : { row: { ...row, values }, columns, change };
}

/**
 * One column or both. A window that starts the year prints the same amount twice, so a wrong digit may stand in both; in
 * other windows two different amounts do not get the same misprint, but a wrong sign may well show in both.
 */
export function chooseColumns(
  document: SampleDocument,
  row: SampleRow,
  kind: PrintDefectKind,
  random: Random,
): ColumnKey[] {
  const columns = moneyColumns(document).filter((column) => abs(row.values[column] ?? 0n) >= LEAST_CHANGE);
  if (columns.length < 2) return columns;
  const { start } = document.window;
  const mayBeBoth =
    kind === "sign" || kind === "swapped_neighbours" || (start !== null && isFiscalYearStart(start));
  return mayBeBoth && random.chance(50) ? columns : [random.pick(columns)];
}

export function moneyColumns(document: SampleDocument): ColumnKey[] {
  return document.kind === "balance_sheet" ? ["current_balance"] : ["period_to_date", "year_to_date"];
}
