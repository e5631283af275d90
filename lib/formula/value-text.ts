import { formatRatio, parseRatio } from "@/lib/money/ratio";

/** Enough for coverage ratios and rates (1.2473, 0.0525); amounts always have two. */
const NUMBER_DECIMALS = 4;

/** A canonical value as people read it: `1,234.50`, `1.25`, `?` when it is not known. Rounded half-even. */
export function valueText(value: string | null, unit: "money" | "number"): string {
  const exact = value === null ? null : parseRatio(value);
  if (exact === null) return "?";
  if (unit === "money") return formatRatio(exact, 2);
  const text = formatRatio(exact, NUMBER_DECIMALS);
  return text.replace(/\.?0+$/, "");
}
