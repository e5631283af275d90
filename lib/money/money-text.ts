import { canonicalCents } from "./cents";
import { canonicalRatio, type Ratio } from "./ratio";

/** Like `canonicalCents` where the amount is a whole number of cents (`1234.50`), else the exact ratio. */
export function canonicalMoney(amount: Ratio): string {
  if (100n % amount.denominator !== 0n) return canonicalRatio(amount);
  return canonicalCents((amount.numerator * 100n) / amount.denominator);
}
