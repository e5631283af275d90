import type { ArithmeticKind, Formula } from "./formula";
import { MAX_DECIMALS, MAX_FORMULA_LENGTH, MAX_NESTING, MAX_NODES } from "./limits";
import { describeToken, type FormulaError, type Token, tokenize } from "./tokens";
import { isWrapKind, RESERVED_NAMES } from "./vocabulary";

export type ParsedFormula = { ok: true; formula: Formula } | { ok: false; errors: FormulaError[] };

/**
 * Reads the text form of a formula: `sum(current_assets) + sum(other_assets) = total_assets`. One comparison may stand
 * at the top; without it the formula is a value. Never throws for text; `README.md` beside this file has the whole language.
 */
export function parseFormula(text: string): ParsedFormula {
  if (text.length > MAX_FORMULA_LENGTH) {
    const message = `A formula has at most ${MAX_FORMULA_LENGTH} characters; this one has ${text.length}.`;
    return { ok: false, errors: [{ position: MAX_FORMULA_LENGTH, message }] };
  }
  const { tokens, errors } = tokenize(text);
  if (errors.length > 0) return { ok: false, errors };
  try {
    return { ok: true, formula: new Parser(tokens).formula() };
  } catch (error) {
    if (error instanceof Misplaced) return { ok: false, errors: [error.where] };
    throw error;
  }
}

/** For formulas written in this project: throws where `parseFormula` answers with errors. */
export function formulaOf(text: string): Formula {
  const parsed = parseFormula(text);
  if (parsed.ok) return parsed.formula;
  throw new SyntaxError(`${text}: ${parsed.errors.map((error) => error.message).join(" ")}`);
}

class Misplaced extends Error {
  constructor(readonly where: FormulaError) {
    super(where.message);
  }
}

/** Recursive descent, one method a level of precedence: comparison, sum, product, sign, then names and parentheses. */
class Parser {
  #next = 0;
  #nesting = 0;
  #nodes = 0;
  readonly #tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  formula(): Formula {
    if (this.#peek().kind === "end")
      this.#fail("Write a formula, for example total_assets = total_liabilities_and_capital.");
    const left = this.#sum();
    const token = this.#peek();
    if (token.kind === "operator" && !isArithmetic(token.operator)) {
      this.#take();
      const right = this.#sum();
      this.#end();
      return this.#node({ kind: "compare", operator: token.operator, left, right });
    }
    this.#end();
    return left;
  }

  #end(): void {
    const token = this.#peek();
    if (token.kind === "end") return;
    if (token.kind === "operator")
      this.#fail("A formula has one comparison. Write the second one as a formula of its own.");
    if (token.kind === ")") this.#fail("There is no opening parenthesis for this one.");
    this.#fail(`Write +, -, *, / or a comparison before ${describeToken(token)}.`);
  }

  #sum(): Formula {
    return this.#chain({ "+": "add", "-": "subtract" }, () => this.#product());
  }

  #product(): Formula {
    return this.#chain({ "*": "multiply", "/": "divide" }, () => this.#signed());
  }

  #chain(kinds: Partial<Record<string, ArithmeticKind>>, operand: () => Formula): Formula {
    let left = operand();
    for (;;) {
      const token = this.#peek();
      const kind = token.kind === "operator" ? kinds[token.operator] : undefined;
      if (!kind) return left;
      this.#take();
      left = this.#node({ kind, left, right: operand() });
    }
  }

  #signed(): Formula {
    const token = this.#peek();
    if (token.kind !== "operator" || token.operator !== "-") return this.#primary();
    this.#take();
    const after = this.#peek();
    if (after.kind === "operator" && after.operator === "-")
      this.#fail("Two minus signs: write -(-x), or nothing.");
    return this.#node({ kind: "negate", operand: this.#primary() });
  }

  #primary(): Formula {
    const token = this.#take();
    switch (token.kind) {
      case "number":
        return this.#node({ kind: "number", value: token.value });
      case "name":
        return this.#named(token.name, token.position);
      case "(": {
        const inside = this.#nested(token.position, () => this.#sum());
        this.#close(token.position);
        return inside;
      }
      case "range":
      case "..":
        return this.#fail("A range of accounts belongs inside sum( ): sum(0102..0498).", token.position);
      case "code":
        return this.#fail(`Write account("${token.code}") for one account.`, token.position);
      case "end":
        return this.#fail(
          "The formula stops too early: a name or number is missing at its end.",
          token.position,
        );
      default:
        return this.#fail(`A name or number is missing before ${describeToken(token)}.`, token.position);
    }
  }

  #named(name: string, position: number): Formula {
    const isCall = this.#peek().kind === "(";
    if (!isCall) {
      if (name === "months") return this.#node({ kind: "months" });
      if (RESERVED_NAMES.includes(name)) this.#fail(`${name} needs parentheses: ${name}( ).`, position);
      return this.#node({ kind: "role", role: name });
    }
    this.#take();
    const call = this.#nested(position, () => this.#call(name, position));
    this.#close(position);
    return this.#node(call);
  }

  #call(name: string, position: number): Formula {
    if (isWrapKind(name)) return { kind: name, operand: this.#sum() };
    switch (name) {
      case "sum":
        return this.#lines();
      case "account":
        return {
          kind: "account",
          code: this.#code('Write the account code in quotes: account("2585-0000").'),
        };
      case "min":
      case "max":
        return { kind: name, operands: this.#list() };
      case "round":
        return this.#round();
      default:
        return this.#fail(`There is no function ${name}. Known: ${FUNCTIONS.join(", ")}.`, position);
    }
  }

  #lines(): Formula {
    const token = this.#take();
    if (token.kind === "range") return { kind: "range", from: token.from, to: token.to };
    if (token.kind === "code") {
      const help = 'A range needs two codes: sum("0102".."0498").';
      if (this.#take().kind !== "..") this.#fail(help, token.position);
      return { kind: "range", from: token.code, to: this.#code(help) };
    }
    if (token.kind === "name" && !RESERVED_NAMES.includes(token.name))
      return { kind: "sum", role: token.name };
    return this.#fail(
      "sum( ) takes a role or a range of codes: sum(current_assets), sum(0102..0498).",
      token.position,
    );
  }

  #round(): Formula {
    const operand = this.#sum();
    const help = `round( ) takes a value and its decimals, 0 to ${MAX_DECIMALS}: round(x, 2).`;
    if (this.#peek().kind !== ",") this.#fail(help);
    this.#take();
    const token = this.#take();
    const decimals = token.kind === "number" ? Number(token.value) : Number.NaN;
    if (!Number.isInteger(decimals) || decimals > MAX_DECIMALS) this.#fail(help, token.position);
    return { kind: "round", operand, decimals };
  }

  #list(): Formula[] {
    const operands = [this.#sum()];
    while (this.#peek().kind === ",") {
      this.#take();
      operands.push(this.#sum());
    }
    return operands;
  }

  #code(help: string): string {
    const token = this.#take();
    return token.kind === "code" ? token.code : this.#fail(help, token.position);
  }

  #nested(position: number, read: () => Formula): Formula {
    this.#nesting += 1;
    if (this.#nesting > MAX_NESTING) this.#fail(`Parentheses go at most ${MAX_NESTING} deep.`, position);
    const formula = read();
    this.#nesting -= 1;
    return formula;
  }

  #close(opened: number): void {
    const token = this.#peek();
    if (token.kind === ")") this.#take();
    else if (token.kind === "end") this.#fail("This parenthesis is never closed.", opened);
    else if (token.kind === "operator" && isArithmetic(token.operator))
      this.#fail("sum( ) takes one role or one range; add two of them: sum(a) + sum(b).");
    else if (token.kind === "operator")
      this.#fail("A comparison stands at the top of a formula, not inside parentheses.");
    else if (token.kind === ",") this.#fail("Only one value fits here; the comma starts a second one.");
    else this.#fail(`Write +, -, *, / or ) before ${describeToken(token)}.`);
  }

  #node(formula: Formula): Formula {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) this.#fail(`A formula has at most ${MAX_NODES} parts.`, this.#before());
    return formula;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: "end", position: this.#before() };
  }

  #take(): Token {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #before(): number {
    return this.#tokens[Math.min(this.#next, this.#tokens.length) - 1]?.position ?? 0;
  }

  #fail(message: string, position = this.#peek().position): never {
    throw new Misplaced({ position, message });
  }
}

const FUNCTIONS = RESERVED_NAMES.filter((name) => name !== "months");

function isArithmetic(operator: string): operator is "+" | "-" | "*" | "/" {
  return operator === "+" || operator === "-" || operator === "*" || operator === "/";
}
