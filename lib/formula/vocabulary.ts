import type { ArithmeticKind, ComparisonOperator, WrapKind } from "./formula";

const WRAP_KINDS: readonly WrapKind[] = ["prior", "change", "balance", "period", "ytd", "abs"];

/** Names with a meaning of their own, so no role can have them. */
export const RESERVED_NAMES: readonly string[] = [
  ...WRAP_KINDS,
  "sum",
  "account",
  "min",
  "max",
  "round",
  "months",
];

/** What people type or paste → the operator it means. */
export const OPERATOR_SPELLINGS: Readonly<Record<string, ComparisonOperator | "+" | "-" | "*" | "/">> = {
  "=": "=",
  "==": "=",
  "!=": "!=",
  "<>": "!=",
  "≠": "!=",
  "<=": "<=",
  "≤": "<=",
  ">=": ">=",
  "≥": ">=",
  "<": "<",
  ">": ">",
  "+": "+",
  "-": "-",
  "−": "-",
  "–": "-",
  "*": "*",
  "×": "*",
  "/": "/",
  "÷": "/",
};

export const ARITHMETIC_SYMBOLS: Readonly<Record<ArithmeticKind, "+" | "-" | "*" | "/">> = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
};

export const ROLE_NAME = /^[a-z][a-z0-9_]*$/;
/** A code that can stand in a range without quotes. */
export const BARE_CODE = /^\d+(?:-\d+)*$/;
/** A code between quotes: printable ASCII without the quote itself. */
export const CODE = /^[!#-~](?:[ !#-~]{0,38}[!#-~])?$/;
/** A literal as it stands in a tree: no leading zeros, no trailing ones after the point. */
export const CANONICAL_NUMBER = /^(?:0|[1-9]\d{0,15})(?:\.\d{0,11}[1-9])?$/;

export function isWrapKind(name: string): name is WrapKind {
  return (WRAP_KINDS as readonly string[]).includes(name);
}
