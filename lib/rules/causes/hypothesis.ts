import { compareText } from "@/lib/collections/compare-text";
import type { CauseKind } from "../result";
import type { Changes, Effect } from "./network";

/** One way in which the printed figures may have come about, and what correcting it would do. */
export interface Hypothesis {
  kind: CauseKind;
  accounts: readonly string[];
  changes: Changes;
  /** True when it would give an account the sign such accounts do not have. */
  isUnusual?: true;
  /** A row that should not be there: what holds of it alone goes with it. */
  removesRow?: string;
  /** Identifies it across results: the same print, rows and kind. */
  key: string;
  because: string;
}

/** A hypothesis that contradicts nothing, with the number of separate statements it explains. */
export interface Explanation extends Hypothesis {
  effect: Effect;
  weight: number;
}

/**
 * How much a kind says for itself: a figure that is exactly the opposite, or printed twice, is hardly a coincidence;
 * one wrong digit fits many lines; a line that is missing fits any amount; any other number fits everything.
 */
export type Strength = "exact" | "plausible" | "possible" | "arbitrary";

export function strengthOf(kind: CauseKind): Strength {
  switch (kind) {
    case "sign":
    case "duplicated":
    case "misclassified":
      return "exact";
    case "transposition":
    case "digit":
      return "plausible";
    case "omitted":
      return "possible";
    default:
      return "arbitrary";
  }
}

const RANK: Readonly<Record<CauseKind, number>> = {
  sign: 0,
  omitted: 6,
  duplicated: 1,
  transposition: 2,
  digit: 4,
  year_not_closed: 5,
  one_payment: 7,
  misclassified: 3,
  account_movement: 8,
  timing: 9,
  unknown: 10,
};

/** Explains more first; then the kind that says more for itself; then by account. */
export function compareExplanations(a: Explanation, b: Explanation): number {
  return (
    b.weight - a.weight ||
    RANK[a.kind] - RANK[b.kind] ||
    compareText(a.accounts.join(), b.accounts.join()) ||
    compareText(a.key, b.key)
  );
}
