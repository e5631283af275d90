import { contentHash } from "@/lib/hash/content-hash";

export type ComparisonOperator = "=" | "!=" | "<=" | ">=" | "<" | ">";
export type ArithmeticKind = "add" | "subtract" | "multiply" | "divide";
/** Functions of one formula: where in time or in which measure to look, and the absolute value. */
export type WrapKind = "prior" | "change" | "balance" | "period" | "ytd" | "abs";

/** A formula as data: plain JSON, stored, hashed and shown. Amounts are in currency units, not cents. */
export type Formula =
  /** Canonical, never negative: `0.05`. */
  | { kind: "number"; value: string }
  /** Whole months of the window. */
  | { kind: "months" }
  /** The printed total that carries a role. */
  | { kind: "role"; role: string }
  | { kind: "account"; code: string }
  /** Σ of the leaf lines of a role or role group. */
  | { kind: "sum"; role: string }
  /** Σ of the leaf lines from one account code to another, both included. */
  | { kind: "range"; from: string; to: string }
  | { kind: "negate"; operand: Formula }
  | { kind: WrapKind; operand: Formula }
  | { kind: "round"; operand: Formula; decimals: number }
  | { kind: "min" | "max"; operands: Formula[] }
  | { kind: ArithmeticKind; left: Formula; right: Formula }
  | { kind: "compare"; operator: ComparisonOperator; left: Formula; right: Formula };

/** Equal for formulas that were typed with other spaces, parentheses or signs, but mean the same tree. */
export function formulaHash(formula: Formula): string {
  return contentHash(formula);
}

/** The formulas directly under a node, left to right. */
export function operandsOf(formula: Formula): readonly Formula[] {
  if ("operands" in formula) return formula.operands;
  if ("operand" in formula) return [formula.operand];
  if ("left" in formula) return [formula.left, formula.right];
  return [];
}
