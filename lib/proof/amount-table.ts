import { type ColumnKey, isPercentColumn, type Line } from "@/lib/extraction/reading";

/** Amounts of a statement by column and line; null where nothing is printed. */
export interface AmountTable {
  columns: ColumnKey[];
  amounts: (bigint | null)[][];
}

/** Percentages are left out: they round, so they close nothing. */
export function amountTable(
  lines: readonly Pick<Line, "figures">[],
  columns: readonly ColumnKey[],
): AmountTable {
  const money = columns.filter((column) => !isPercentColumn(column));
  const amounts = money.map((column) => lines.map((line) => line.figures[column]?.value ?? null));
  return { columns: money, amounts };
}
