import { parseRatio, type Ratio, roundHalfEven } from "@/lib/money/ratio";

/** A number as it is shown, as it is said, and as it is copied into a spreadsheet. */
export interface FigureText {
  shown: string;
  /** Null where what is shown says it already. */
  said: string | null;
  copied: string;
}

export type FigureUnit = "money" | "percent" | "ratio" | "count";

const DECIMALS: Record<FigureUnit, number> = { money: 2, percent: 1, ratio: 2, count: 0 };
const SUFFIXES: Record<FigureUnit, string> = { money: "", percent: "%", ratio: "×", count: "" };

/**
 * A canonical number (`-1234.5`, `1/3`) in the form of its unit; null for text that is none. A percentage is given in
 * percent. Rounded half-even, negative in parentheses: a minus is too easily overlooked in a column.
 */
export function figureText(value: string, unit: FigureUnit): FigureText | null {
  const exact = parseRatio(value);
  if (exact === null) return null;
  const decimals = DECIMALS[unit];
  const plain = decimalText(exact, decimals);
  const size = plain.replace(/^-/, "");
  const grouped = `${size.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",")}${SUFFIXES[unit]}`;
  const isNegative = plain.startsWith("-");
  return {
    shown: isNegative ? `(${grouped})` : grouped,
    said: isNegative ? `minus ${grouped}` : null,
    copied: plain,
  };
}

/** As a spreadsheet takes it, which reads the canonical `1/3` as a day. */
export function copiedFigure(value: string | null, unit: FigureUnit): string | null {
  return value === null ? null : (figureText(value, unit)?.copied ?? null);
}

/** Without a sign where nothing but zeros is left: `-0.00` says nothing. */
function decimalText(exact: Ratio, decimals: number): string {
  const units = roundHalfEven(exact, decimals);
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const sign = units < 0n ? "-" : "";
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
