import { canonicalRatio, multiply, parseRatio, ratio } from "@/lib/money/ratio";

/** A share as the percentage it is shown as: `0.125` → `12.5`. Null and what is no number stay null. */
export function inPercent(share: string | null): string | null {
  const exact = share === null ? null : parseRatio(share);
  return exact && canonicalRatio(multiply(exact, ratio(100n)));
}
