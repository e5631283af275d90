import type { ComparisonOperator } from "./formula";
import { MAX_DECIMALS, MAX_INTEGER_DIGITS } from "./limits";
import { CODE, OPERATOR_SPELLINGS } from "./vocabulary";

/** `position` is the 0-based index into the text. */
export interface FormulaError {
  position: number;
  message: string;
}

export type Token = { position: number } & (
  | { kind: "number"; value: string }
  | { kind: "name"; name: string }
  | { kind: "code"; code: string }
  | { kind: "range"; from: string; to: string }
  | { kind: "operator"; operator: ComparisonOperator | "+" | "-" | "*" | "/" }
  | { kind: "(" | ")" | "," | ".." | "end" }
);

const SPACE = /\s+/y;
const RANGE = /(\d+(?:-\d+)*)\s*\.\.\s*(\d+(?:-\d+)*)(?![\w-])/y;
const GROUPED = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)/y;
const CODE_LIKE = /\d{3,}(?:-\d{3,})+|0\d+(?![\d.])/y;
const NUMBER = /\d+(?:\.\d+)?/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const QUOTED = /"([^"]*)"/y;
const PUNCTUATION = /\.\.|[(),]/y;
const OPERATOR = /==|!=|<>|<=|>=|[=<>+\-*/×÷−–≠≤≥]/y;

/** Cuts a formula into tokens; the last one is `end`. Everything that is no token is reported, not only the first. */
export function tokenize(text: string): { tokens: Token[]; errors: FormulaError[] } {
  const tokens: Token[] = [];
  const errors: FormulaError[] = [];
  let position = 0;
  while (position < text.length) {
    const space = matchAt(SPACE, text, position);
    if (space) {
      position += space[0].length;
      continue;
    }
    const { length, result } = readToken(text, position);
    if (typeof result === "string") errors.push({ position, message: result });
    else tokens.push({ ...result, position });
    position += length;
  }
  tokens.push({ kind: "end", position: text.length });
  return { tokens, errors };
}

/** A token as it reads in a sentence. */
export function describeToken(token: Token): string {
  switch (token.kind) {
    case "number":
      return token.value;
    case "name":
      return token.name;
    case "code":
      return `"${token.code}"`;
    case "range":
      return `${token.from}..${token.to}`;
    case "operator":
      return token.operator;
    case "end":
      return "the end";
    default:
      return token.kind;
  }
}

type Unplaced<T> = T extends unknown ? Omit<T, "position"> : never;

/** A token, or the sentence that says why there is none. */
function readToken(text: string, position: number): { length: number; result: Unplaced<Token> | string } {
  const range = matchAt(RANGE, text, position);
  if (range) return found(range, { kind: "range", from: range[1] ?? "", to: range[2] ?? "" });
  const grouped = matchAt(GROUPED, text, position);
  if (grouped) {
    const plain = grouped[0].replaceAll(",", "");
    return found(
      grouped,
      `Write ${plain} instead of ${grouped[0]}, or put a space after a comma between two values.`,
    );
  }
  const code = matchAt(CODE_LIKE, text, position);
  if (code) {
    return found(
      code,
      `${code[0]} looks like an account code. Write account("${code[0]}"), or spaces around a minus.`,
    );
  }
  const number = matchAt(NUMBER, text, position);
  if (number) return found(number, readNumber(text, position, number[0]));
  const name = matchAt(NAME, text, position);
  if (name) return found(name, readName(name[0]));
  const quoted = matchAt(QUOTED, text, position);
  if (quoted) return found(quoted, readCode(quoted[1] ?? ""));
  const punctuation = matchAt(PUNCTUATION, text, position);
  if (punctuation) return found(punctuation, { kind: punctuation[0] as "(" | ")" | "," | ".." });
  const operator = matchAt(OPERATOR, text, position);
  const meaning = operator && OPERATOR_SPELLINGS[operator[0]];
  if (operator && meaning) return found(operator, { kind: "operator", operator: meaning });
  return unreadable(text, position);
}

function readNumber(text: string, position: number, digits: string): Unplaced<Token> | string {
  if (text[position + digits.length] === "%")
    return `Write a percentage as a number: ${digits}% is ${digits} / 100.`;
  const [whole = "", fraction = ""] = digits.split(".");
  if (whole.length > MAX_INTEGER_DIGITS)
    return `A number has at most ${MAX_INTEGER_DIGITS} digits before the point.`;
  if (fraction.length > MAX_DECIMALS) return `A number has at most ${MAX_DECIMALS} decimals.`;
  const significant = fraction.replace(/0+$/, "");
  const value = (whole.replace(/^0+(?=\d)/, "") || "0") + (significant ? `.${significant}` : "");
  return { kind: "number", value };
}

function readName(name: string): Unplaced<Token> | string {
  if (/^[a-z]/.test(name) && name === name.toLowerCase()) return { kind: "name", name };
  return `Names are lower case and begin with a letter: ${name.toLowerCase().replace(/^_+/, "") || "cash"}.`;
}

function readCode(code: string): Unplaced<Token> | string {
  return CODE.test(code)
    ? { kind: "code", code }
    : "An account code has 1 to 40 plain characters between its quotes.";
}

function unreadable(text: string, position: number): { length: number; result: string } {
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
  const message =
    character === '"'
      ? "A quote is opened here and never closed."
      : character === "%"
        ? "Percentages are written as numbers: 5% is 0.05."
        : character === "$"
          ? "Write amounts without a currency sign."
          : `${character} has no meaning in a formula.`;
  return { length: character === '"' ? text.length - position : character.length, result: message };
}

function found(match: RegExpExecArray, result: Unplaced<Token> | string) {
  return { length: match[0].length, result };
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}
