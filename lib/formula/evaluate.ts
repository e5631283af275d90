import {
  absolute,
  add,
  divide,
  largest,
  multiply,
  negate,
  parseRatio,
  type Ratio,
  ratio,
  ratioFromCents,
  rounded,
  smallest,
  subtract,
} from "@/lib/money/ratio";
import { type Compared, compare } from "./compare";
import { canonicalValue, type Evaluated, evaluated, type NumericUnit, reasons } from "./evaluated";
import { type FactSource, type Measure, type Selector, sumOfFigures } from "./fact-source";
import type { ArithmeticKind, Formula } from "./formula";
import { labelOf, type Place } from "./label";
import { printFormula } from "./print";
import type { Trace } from "./trace";

export interface EvaluateOptions {
  /** Applies to comparisons of money; plain numbers compare exactly (write `round` where that is too strict). */
  toleranceCents: bigint;
}

/**
 * Computes a formula over facts, exactly. A missing figure or a division by zero makes every node above it null, with
 * the reason; nothing missing ever counts as 0. The same formula and facts give an equal trace, always.
 */
export function evaluate(formula: Formula, facts: FactSource, options: EvaluateOptions): Trace {
  return new Evaluation(facts, options).node(formula, { at: "current", measure: null }).trace;
}

class Evaluation {
  constructor(
    readonly facts: FactSource,
    readonly options: EvaluateOptions,
  ) {}

  node(formula: Formula, place: Place): Evaluated {
    switch (formula.kind) {
      case "number":
        return this.#literal(formula, place);
      case "months":
        return this.#months(formula, place);
      case "role":
        return this.#one(formula, { role: formula.role }, place);
      case "account":
        return this.#one(formula, { code: formula.code }, place);
      case "sum":
        return this.#lines(formula, { role: formula.role }, place);
      case "range":
        return this.#lines(formula, { from: formula.from, to: formula.to }, place);
      case "prior":
        return this.#prior(formula, place);
      case "change":
        return this.#change(formula, place);
      case "balance":
      case "period":
      case "ytd":
        return this.#measured(formula, formula.kind, place);
      case "negate":
        return this.#map(formula, [formula.operand], place, negate);
      case "abs":
        return this.#map(formula, [formula.operand], place, absolute);
      case "round":
        return this.#map(formula, [formula.operand], place, (value) => rounded(value, formula.decimals));
      case "min":
        return this.#map(formula, formula.operands, place, smallest);
      case "max":
        return this.#map(formula, formula.operands, place, largest);
      case "add":
      case "subtract":
      case "multiply":
        return this.#map(formula, [formula.left, formula.right], place, ARITHMETIC[formula.kind]);
      case "divide":
        return this.#divide(formula, place);
      case "compare":
        return this.#compare(formula, place);
    }
  }

  #literal(formula: Extract<Formula, { kind: "number" }>, place: Place): Evaluated {
    const value = parseRatio(formula.value);
    return evaluated(formula, place, {
      value,
      unit: "number",
      missing: value ? [] : [`a number for ${formula.value}`],
    });
  }

  #months(formula: Formula, place: Place): Evaluated {
    const months = this.facts.months();
    if (months === null)
      return evaluated(formula, place, { missing: ["a window of whole months"], unit: "number" });
    return evaluated(formula, place, { value: ratio(BigInt(months)), unit: "number" });
  }

  /** A total or an account: exactly one printed figure. */
  #one(formula: Formula, selector: Selector, place: Place): Evaluated {
    const answer = this.facts.find({ selector, take: "total", ...place });
    if (!answer.known) return evaluated(formula, place, { missing: [answer.missing] });
    const [figure, ...others] = answer.figures;
    if (!figure) return this.#none(formula, place, answer.absent);
    const name = others.length === 0 ? figure.name : null;
    const found = { figures: answer.figures, name };
    if (others.length === 0)
      return evaluated(formula, place, { ...found, value: ratioFromCents(figure.value) });
    const reason = `one figure for ${labelOf(formula, place, null)}, of which ${answer.figures.length} are printed`;
    return evaluated(formula, place, { ...found, missing: [reason] });
  }

  #lines(formula: Formula, selector: Selector, place: Place): Evaluated {
    const answer = this.facts.find({ selector, take: "leaves", ...place });
    if (!answer.known) return evaluated(formula, place, { missing: [answer.missing] });
    if (answer.figures.length === 0) return this.#none(formula, place, answer.absent);
    const value = ratioFromCents(sumOfFigures(answer.figures));
    return evaluated(formula, place, { figures: answer.figures, value });
  }

  #none(formula: Formula, place: Place, isAbsent: boolean): Evaluated {
    if (isAbsent) return evaluated(formula, place, { value: ratio(0n), isAbsent });
    return evaluated(formula, place, { missing: [`a figure for ${labelOf(formula, place, null)}`] });
  }

  #prior(formula: Extract<Formula, { operand: Formula }>, place: Place): Evaluated {
    if (place.at === "prior") return evaluated(formula, place, { missing: ["figures of two periods back"] });
    return this.#map(formula, [formula.operand], { ...place, at: "prior" }, (value) => value);
  }

  #change(formula: Extract<Formula, { operand: Formula }>, place: Place): Evaluated {
    const before: Formula = { kind: "prior", operand: formula.operand };
    return this.#map(formula, [formula.operand, before], place, subtract);
  }

  #measured(formula: Extract<Formula, { operand: Formula }>, measure: Measure, place: Place): Evaluated {
    return this.#map(formula, [formula.operand], { ...place, measure }, (value) => value);
  }

  #divide(formula: Extract<Formula, { left: Formula }>, place: Place): Evaluated {
    const divisor = printFormula(formula.right);
    return this.#map(
      formula,
      [formula.left, formula.right],
      place,
      (a, b) => divide(a, b) ?? `${divisor} is zero`,
    );
  }

  #map(formula: Formula, operands: readonly Formula[], place: Place, apply: Apply): Evaluated {
    const parts = operands.map((operand) => this.node(operand, place));
    const unit = unitOf(formula, parts);
    const children = parts.map((part) => part.trace);
    const [first, ...others] = parts.flatMap((part) => (part.value === null ? [] : [part.value]));
    const result = first && others.length + 1 === parts.length ? apply(first, ...others) : null;
    const missing = typeof result === "string" ? [result] : reasons(children);
    const value = typeof result === "string" ? null : result;
    return evaluated(formula, place, { children, value, unit, missing });
  }

  #compare(formula: Extract<Formula, { kind: "compare" }>, place: Place): Evaluated {
    const left = this.node(formula.left, place);
    const right = this.node(formula.right, place);
    const unit = left.unit === "money" || right.unit === "money" ? "money" : "number";
    const children = [left.trace, right.trace];
    const { trace } = evaluated(formula, place, { children, value: null, unit, missing: reasons(children) });
    if (left.value === null || right.value === null)
      return { trace: { ...trace, unit: "truth" }, value: null, unit };
    const tolerance = ratioFromCents(unit === "money" ? this.options.toleranceCents : 0n);
    const result: Compared = compare({
      operator: formula.operator,
      left: left.value,
      right: right.value,
      unit,
      tolerance,
    });
    const comparison = {
      operator: formula.operator,
      left: canonicalValue(left.value, unit),
      right: canonicalValue(right.value, unit),
      difference: canonicalValue(result.difference, unit),
      tolerance: canonicalValue(tolerance, unit),
    };
    return { trace: { ...trace, unit: "truth", value: result.holds, comparison }, value: null, unit };
  }
}

/** A string says why there is no value. The operands arrive in order, all of them known. */
type Apply = (first: Ratio, ...others: Ratio[]) => Ratio | string;

const ARITHMETIC: Readonly<Record<Exclude<ArithmeticKind, "divide">, Apply>> = {
  add: (a, b = ratio(0n)) => add(a, b),
  subtract: (a, b = ratio(0n)) => subtract(a, b),
  multiply: (a, b = ratio(1n)) => multiply(a, b),
};

/** Money over money is a number; anything else with money in it is money. */
function unitOf(formula: Formula, parts: readonly Evaluated[]): NumericUnit {
  const isMoney = parts.some((part) => part.unit === "money");
  if (formula.kind === "divide") return isMoney && parts[1]?.unit !== "money" ? "money" : "number";
  return isMoney ? "money" : "number";
}
