import { type ColumnKey, isPercentColumn } from "@/lib/extraction/reading";
import { abs, formatCents } from "@/lib/money/cents";
import type { AmountStyle } from "../sample-document";

/** An amount or a percentage as it is printed; both have two decimals. Percentages take no sign but the minus. */
export function formatFigure(value: bigint, column: ColumnKey, style: AmountStyle): string {
  if (isPercentColumn(column)) return formatCents(value);
  if (value === 0n && style.zero === "dash") return "-";
  const size = `${style.hasDollarSign ? "$" : ""}${formatCents(abs(value))}`;
  if (value >= 0n) return size;
  switch (style.negative) {
    case "minus":
      return `-${size}`;
    case "parentheses":
      return `(${size})`;
    case "trailing_minus":
      return `${size}-`;
    case "credit":
      return `${size} CR`;
    default:
      return style.negative satisfies never;
  }
}
