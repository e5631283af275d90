import { abs } from "@/lib/money/cents";
import type { NumeralStyle } from "@/lib/money/numeral";

/** The inverse of `parseNumeral` for two decimals. DR cannot say a negative amount, so it prints CR instead. */
export function formatNumeral(hundredths: bigint, style: NumeralStyle & { isPercent?: boolean }): string {
  const digits = abs(hundredths).toString().padStart(3, "0");
  const whole = digits.slice(0, -2);
  const grouped = style.isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  const body = `${style.hasCurrency ? "$" : ""}${grouped}.${digits.slice(-2)}${style.isPercent ? "%" : ""}`;
  if (hundredths >= 0n) return style.mark === "DR" ? `${body} DR` : body;
  switch (style.mark) {
    case "parentheses":
      return `(${body})`;
    case "trailing_minus":
      return `${body}-`;
    case "CR":
    case "DR":
      return `${body} CR`;
    case "minus":
    case null:
      return `-${body}`;
  }
}
