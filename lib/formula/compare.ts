import { absolute, compareRatios, negate, type Ratio, rounded, subtract } from "@/lib/money/ratio";
import type { ComparisonOperator } from "./formula";

interface Sides {
  operator: ComparisonOperator;
  left: Ratio;
  right: Ratio;
  unit: "money" | "number";
  tolerance: Ratio;
}

export interface Compared {
  holds: boolean;
  /** left − right; money is rounded half-even to the cent here, and nowhere before. */
  difference: Ratio;
}

/**
 * The tolerance widens `=`, `<=` and `>=`; their opposites `!=`, `>` and `<` hold only beyond it, so that a comparison
 * and its opposite never agree.
 */
export function compare({ operator, left, right, unit, tolerance }: Sides): Compared {
  const exact = subtract(left, right);
  const difference = unit === "money" ? rounded(exact, 2) : exact;
  return { holds: holds(operator, difference, tolerance), difference };
}

function holds(operator: ComparisonOperator, difference: Ratio, tolerance: Ratio): boolean {
  const isAbove = compareRatios(difference, tolerance) > 0;
  const isBelow = compareRatios(difference, negate(tolerance)) < 0;
  switch (operator) {
    case "=":
      return compareRatios(absolute(difference), tolerance) <= 0;
    case "!=":
      return isAbove || isBelow;
    case "<=":
      return !isAbove;
    case ">=":
      return !isBelow;
    case "<":
      return isBelow;
    case ">":
      return isAbove;
  }
}
