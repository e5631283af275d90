import type { Formula } from "./formula";
import { ARITHMETIC_SYMBOLS, BARE_CODE } from "./vocabulary";

/** The text form of a formula, with no more parentheses than its tree needs. `parseFormula` reads it back. */
export function printFormula(formula: Formula): string {
  const known = printed.get(formula);
  if (known !== undefined) return known;
  const text = print(formula);
  printed.set(formula, text);
  return text;
}

/** Formulas are never changed once made, and every evaluation asks for the text of every node. */
const printed = new WeakMap<Formula, string>();

/** How strongly a node holds together; an operand that holds less than its place asks for needs parentheses. */
export function strengthOf(formula: Pick<Formula, "kind">): number {
  switch (formula.kind) {
    case "compare":
      return 0;
    case "add":
    case "subtract":
      return 1;
    case "multiply":
    case "divide":
      return 2;
    case "negate":
      return 3;
    default:
      return 4;
  }
}

function print(formula: Formula): string {
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "months":
      return "months";
    case "role":
      return formula.role;
    case "account":
      return `account("${formula.code}")`;
    case "sum":
      return `sum(${formula.role})`;
    case "range":
      return `sum(${printRange(formula.from, formula.to)})`;
    case "negate":
      return `-${atLeast(4, formula.operand)}`;
    case "round":
      return `round(${printFormula(formula.operand)}, ${formula.decimals})`;
    case "min":
    case "max":
      return `${formula.kind}(${formula.operands.map(printFormula).join(", ")})`;
    case "compare":
      return `${atLeast(1, formula.left)} ${formula.operator} ${atLeast(1, formula.right)}`;
    case "add":
    case "subtract":
    case "multiply":
    case "divide": {
      const strength = strengthOf(formula);
      // A sign straight after an operator is easily overlooked: a - (-b).
      const right = formula.right.kind === "negate" ? 4 : strength + 1;
      return `${atLeast(strength, formula.left)} ${ARITHMETIC_SYMBOLS[formula.kind]} ${atLeast(right, formula.right)}`;
    }
    default:
      return `${formula.kind}(${printFormula(formula.operand)})`;
  }
}

function atLeast(strength: number, formula: Formula): string {
  const text = printFormula(formula);
  return strengthOf(formula) < strength ? `(${text})` : text;
}

function printRange(from: string, to: string): string {
  return BARE_CODE.test(from) && BARE_CODE.test(to) ? `${from}..${to}` : `"${from}".."${to}"`;
}
