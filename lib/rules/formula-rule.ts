import type { WindowFacts } from "@/lib/facts/window-facts";
import { evaluate } from "@/lib/formula/evaluate";
import { type Formula, formulaHash } from "@/lib/formula/formula";
import { formulaOf } from "@/lib/formula/parse";
import { type Trace, type TraceComparison, traceFigures } from "@/lib/formula/trace";
import { formatCents, parseCents } from "@/lib/money/cents";
import { type Constraint, linearConstraint } from "./causes/constraint";
import { linearTerms } from "./causes/linear-terms";
import { incompletePrint } from "./incomplete-print";
import type { Parameters } from "./parameters";
import type { ContextOf, RuleOf, Verdict } from "./rule";
import { figureEvidence, notApplicable, notEvaluated } from "./verdicts";

type FormulaScope = "balance_sheet" | "income_statement";
export type RuleMeasure = "balance" | "period" | "ytd";

export interface FormulaRuleInput<S extends FormulaScope> {
  id: string;
  version: number;
  scope: S;
  title: string;
  whyItMatters: string;
  severity: RuleOf<S>["severity"];
  severityOfSign?: RuleOf<S>["severity"];
  /** Text form of a comparison. */
  formula: string;
  /** The two sides in words, each followed by its amount: "The lines sum to", "the statement prints". */
  says: { left: string; right: string };
  /** Columns of an income statement that must satisfy the formula. */
  measures?: readonly ("period" | "ytd")[];
  failsAs?: "failed" | "warned";
  /** The formula ties figures of one print: a line it lacks is a fault of the print, not a missing input. */
  isInsidePrint?: true;
  /** A sentence when the rule does not apply. */
  unless?: (context: ContextOf[S]) => string | null;
  /** Looks again at what the formula gives. */
  refine?: (verdict: Verdict, context: ContextOf[S]) => Verdict;
}

/** A rule that is a formula: the same tree is evaluated, explained, diagnosed and hashed. */
export function formulaRule<S extends FormulaScope>(input: FormulaRuleInput<S>): RuleOf<S> {
  const formula = formulaOf(input.formula);
  const { id, version, scope, title, whyItMatters, severity, severityOfSign } = input;
  return {
    id,
    version,
    scope,
    title,
    whyItMatters,
    severity,
    ...(severityOfSign ? { severityOfSign } : {}),
    definition: `${input.formula} [${(input.measures ?? ["balance"]).join(", ")}; ${input.isInsidePrint ? "inside one print; " : ""}${input.failsAs ?? "failed"}; ${formulaHash(formula).slice(0, 16)}]`,
    parameters: ["toleranceInSystem"],
    evaluate(context) {
      const reason = input.unless?.(context) ?? null;
      if (reason !== null) return [notApplicable(reason)];
      const measured = measuresOf(input, context);
      const verdict = evaluateFormula(formula, measured, context.parameters, input);
      if (input.isInsidePrint && verdict.outcome === "not_evaluated") {
        const statement = "sheet" in context ? context.sheet : context.income;
        const facts = measured[0]?.facts;
        return [{ ...verdict, ...(facts && incompletePrint(formula, facts, statement)) }];
      }
      return [input.refine?.(verdict, context) ?? verdict];
    },
    constraints(context) {
      const tolerance = context.parameters.toleranceInSystem;
      return measuresOf(input, context).flatMap(
        (measured) => constraintOf(formula, measured, id, tolerance) ?? [],
      );
    },
  };
}

interface Measured {
  measure: RuleMeasure;
  facts: WindowFacts;
  familyOf: string;
}

function measuresOf<S extends FormulaScope>(input: FormulaRuleInput<S>, context: ContextOf[S]): Measured[] {
  if ("sheet" in context) {
    return [{ measure: "balance", facts: context.facts, familyOf: context.sheet.document.sha256 }];
  }
  const { facts, income } = context;
  const printed = (input.measures ?? ["period"]).filter((measure) =>
    income.columns.includes(measure === "ytd" ? "year_to_date" : "period_to_date"),
  );
  return printed.map((measure) => ({ measure, facts: facts[measure], familyOf: income.document.sha256 }));
}

function evaluateFormula(
  formula: Formula,
  measured: readonly Measured[],
  parameters: Parameters,
  words: Pick<FormulaRuleInput<FormulaScope>, "id" | "says" | "failsAs">,
): Verdict {
  const tolerance = parameters.toleranceInSystem;
  const traces = measured.map((entry) => ({
    measure: entry.measure,
    trace: evaluate(formula, entry.facts, { toleranceCents: tolerance }),
  }));
  const decisive =
    traces.find(({ trace }) => trace.value === false) ??
    traces.find(({ trace }) => trace.value === null) ??
    traces[0];
  if (!decisive) return notEvaluated("the print has none of the columns this rule reads");
  const about = measured.map((entry) => constraintId(words.id, entry));
  return { ...verdictOf(decisive.trace, decisive.measure, tolerance, words), about };
}

function constraintId(rule: string, { familyOf, measure }: Measured): string {
  return `${rule} ${familyOf} ${measure}`;
}

function constraintOf(
  formula: Formula,
  measured: Measured,
  rule: string,
  tolerance: bigint,
): Constraint | null {
  const terms = linearTerms(formula, measured.facts);
  const family = `${rule} ${measured.familyOf}`;
  return (
    terms &&
    linearConstraint({
      id: constraintId(rule, measured),
      rule,
      statement: measured.familyOf,
      family,
      terms,
      tolerance,
    })
  );
}

function verdictOf(
  trace: Trace,
  measure: RuleMeasure,
  tolerance: bigint,
  { says, failsAs }: Pick<FormulaRuleInput<FormulaScope>, "says" | "failsAs">,
): Verdict {
  if (!trace.comparison) return { ...notEvaluated(trace.missing.join("; ")), trace };
  const left = parseCents(trace.comparison.left);
  const right = parseCents(trace.comparison.right);
  const isPassed = trace.value === true;
  return {
    outcome: isPassed ? "passed" : (failsAs ?? "failed"),
    because: sentence(trace.comparison, { left, right }, says, measure),
    left,
    right,
    difference: left - right,
    tolerance,
    evidence: isPassed ? [] : figureEvidence(traceFigures(trace)),
    trace,
  };
}

function sentence(
  { operator }: TraceComparison,
  { left, right }: { left: bigint; right: bigint },
  says: { left: string; right: string },
  measure: RuleMeasure,
): string {
  const inColumn = measure === "ytd" ? " (year to date)" : "";
  const isSame = operator === "=" && left === right;
  const second = isSame ? "the same" : formatCents(right);
  return `${says.left} ${formatCents(left)}; ${says.right} ${second}${inColumn}.`;
}
