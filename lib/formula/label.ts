import type { Measure } from "./fact-source";
import type { Formula } from "./formula";

/** Where in time, and in which measure, the leaves under a node are looked up. */
export interface Place {
  at: "current" | "prior";
  measure: Measure | null;
}

/** A node in words: `lines of current liabilities, one period back`. `name` is the printed name of a single line. */
export function labelOf(formula: Formula, place: Place, name: string | null): string {
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "months":
      return "months of the window";
    case "role":
      return placed(inWords(formula.role), place);
    case "account":
      return placed(name === null ? `account ${formula.code}` : `${formula.code} ${name}`, place);
    case "sum":
      return placed(`lines of ${inWords(formula.role)}`, place);
    case "range":
      return placed(`accounts ${formula.from} to ${formula.to}`, place);
    default:
      return OPERATIONS[formula.kind];
  }
}

const OPERATIONS = {
  negate: "with the sign turned",
  add: "sum",
  subtract: "difference",
  multiply: "product",
  divide: "quotient",
  prior: "one period back",
  change: "change since one period back",
  balance: "as a balance",
  period: "in the period",
  ytd: "year to date",
  abs: "without its sign",
  min: "smallest",
  max: "largest",
  round: "rounded",
  compare: "comparison",
} as const;

function placed(words: string, { at, measure }: Place): string {
  const when = at === "prior" ? ", one period back" : "";
  const what = measure === null ? "" : `, ${OPERATIONS[measure]}`;
  return `${words}${what}${when}`;
}

function inWords(role: string): string {
  return role.replaceAll("_", " ");
}
