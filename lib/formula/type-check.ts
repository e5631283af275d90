import { type Formula, operandsOf } from "./formula";
import { MAX_DECIMALS, MAX_NODES } from "./limits";
import { nearestName } from "./nearest-name";
import { printFormula } from "./print";
import { CANONICAL_NUMBER, CODE, RESERVED_NAMES, ROLE_NAME } from "./vocabulary";

export interface FormulaProblem {
  /** The part of the formula that is wrong, in text form. */
  text: string;
  message: string;
}

export interface CheckOptions {
  /** What the formula must be: a rule compares, a metric has a value. Without it both are fine. */
  expects?: "comparison" | "value";
}

/**
 * What keeps a well-formed formula from meaning something: unknown roles, comparisons inside arithmetic, places in time
 * that no document holds, and formulas that could never fail. Empty when it can be evaluated.
 */
export function checkFormula(
  formula: Formula,
  knownRoles: Iterable<string>,
  { expects }: CheckOptions = {},
): FormulaProblem[] {
  const checker = new Checker(new Set(knownRoles));
  checker.top(formula, expects);
  return checker.problems;
}

interface Around {
  isPrior: boolean;
  measure: string | null;
}

class Checker {
  readonly problems: FormulaProblem[] = [];
  #nodes = 0;
  #looksAtFigures = false;

  constructor(readonly roles: ReadonlySet<string>) {}

  top(formula: Formula, expects: CheckOptions["expects"]): void {
    const around: Around = { isPrior: false, measure: null };
    if (formula.kind === "compare") {
      this.#node(formula.left, around);
      this.#node(formula.right, around);
      this.#sides(formula);
      if (expects === "value") this.#report(formula, "A value is expected here, without a comparison.");
    } else {
      this.#node(formula, around);
      if (expects === "comparison")
        this.#report(formula, "A rule compares two sides: add =, <= or >= and what to compare with.");
    }
    if (!this.#looksAtFigures)
      this.#report(formula, "This formula looks at no printed figure, so it would always come out the same.");
    if (this.#nodes > MAX_NODES)
      this.#report(formula, `A formula has at most ${MAX_NODES} parts; this one has ${this.#nodes}.`);
  }

  #node(formula: Formula, around: Around): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) return;
    this.#leaf(formula);
    for (const operand of operandsOf(formula)) this.#node(operand, this.#inside(formula, around));
  }

  #leaf(formula: Formula): void {
    switch (formula.kind) {
      case "compare":
        return this.#report(
          formula,
          "A comparison has no value to calculate with; it stands at the top of a formula.",
        );
      case "role":
      case "sum":
        this.#looksAtFigures = true;
        return this.#role(formula);
      case "account":
        this.#looksAtFigures = true;
        if (!CODE.test(formula.code)) this.#report(formula, "An account code has 1 to 40 plain characters.");
        return;
      case "range":
        this.#looksAtFigures = true;
        return this.#range(formula);
      case "number":
        if (!CANONICAL_NUMBER.test(formula.value))
          this.#report(formula, `${formula.value} is not a number in its shortest form.`);
        return;
      case "round":
        if (!isDecimals(formula.decimals))
          this.#report(formula, `round( ) keeps 0 to ${MAX_DECIMALS} decimals.`);
        return;
      case "divide":
        if (formula.right.kind === "number" && formula.right.value === "0")
          this.#report(formula, "This divides by zero.");
        return;
      case "min":
      case "max":
        if (formula.operands.length === 0)
          this.#report(formula, `${formula.kind}( ) needs at least one value.`);
        return;
      default:
        return;
    }
  }

  #inside(formula: Formula, around: Around): Around {
    switch (formula.kind) {
      case "prior":
      case "change":
        if (around.isPrior)
          this.#report(formula, "Only one period back can be looked up: prior( ) and change( ) do not nest.");
        return { ...around, isPrior: true };
      case "balance":
      case "period":
      case "ytd":
        if (around.measure)
          this.#report(formula, `${formula.kind}( ) inside ${around.measure}( ) would replace it; keep one.`);
        return { ...around, measure: formula.kind };
      default:
        return around;
    }
  }

  #role(formula: Extract<Formula, { role: string }>): void {
    const { role } = formula;
    if (this.roles.has(role)) return;
    if (!ROLE_NAME.test(role) || RESERVED_NAMES.includes(role))
      return this.#report(formula, `${role} cannot be the name of a role.`);
    const near = nearestName(role, this.roles);
    this.#report(
      formula,
      near ? `There is no role ${role}. Did you mean ${near}?` : `There is no role ${role}.`,
    );
  }

  #range(formula: Extract<Formula, { kind: "range" }>): void {
    const { from, to } = formula;
    if (!CODE.test(from) || !CODE.test(to))
      this.#report(formula, "An account code has 1 to 40 plain characters.");
    else if (from > to) this.#report(formula, `The range runs backwards: write ${to}..${from}.`);
  }

  #sides(formula: Extract<Formula, { kind: "compare" }>): void {
    if (printFormula(formula.left) === printFormula(formula.right)) {
      this.#report(formula, "Both sides are the same, so the comparison says nothing.");
    }
  }

  #report(formula: Formula, message: string): void {
    this.problems.push({ text: printFormula(formula), message });
  }
}

function isDecimals(decimals: number): boolean {
  return Number.isInteger(decimals) && decimals >= 0 && decimals <= MAX_DECIMALS;
}
