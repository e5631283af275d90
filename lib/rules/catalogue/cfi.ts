import { accountKey, isLeaf, type MappedLine } from "@/lib/facts/statement-facts";
import { abs } from "@/lib/money/cents";
import { formulaRule } from "../formula-rule";
import type { IncomeContext, Rule, Verdict } from "../rule";
import { sectionSumRule } from "../section-sum-rule";
import { figureEvidence, notApplicable, passed } from "../verdicts";

const scope = "income_statement";
const version = 1;

/** CFI: the cash-flow tail of an income statement agrees with itself. */
export const cashFlowRules: readonly Rule[] = [
  sectionSumRule({
    id: "CFI-01",
    version,
    scope,
    section: "adjustments",
    total: "total_adjustments",
    name: "adjustments",
    severity: "critical",
  }),
  formulaRule({
    id: "CFI-02",
    version,
    scope,
    title: "Net income and adjustments make the cash flow",
    whyItMatters:
      "The cash flow is what is compared with the bank; it must follow from the statement itself.",
    severity: "critical",
    isInsidePrint: true,
    formula: "net_income + total_adjustments = cash_flow",
    says: { left: "Net income and adjustments sum to", right: "the statement prints a cash flow of" },
    measures: ["period", "ytd"],
    unless: ({ income }) => withoutTail(income.lines),
  }),
  {
    id: "CFI-03",
    version,
    scope,
    title: "Adjustments are balance-sheet accounts other than cash and result",
    whyItMatters:
      "An adjustment of cash, of retained result or of an income account would count a movement twice.",
    severity: "high",
    definition:
      "each adjustment code is a balance-sheet leaf with a role, not cash, beginning_equity or current_earnings, and occurs once",
    parameters: [],
    evaluate: (context) => [adjustmentCodes(context)],
  },
  {
    id: "CFI-04",
    version,
    scope,
    title: "Beginning cash and the cash flow make ending cash",
    whyItMatters: "A statement that shows its cash balances must roll from one to the other.",
    severity: "critical",
    definition: "where beginning and ending cash are printed: beginning_cash + cash_flow = ending_cash",
    parameters: ["toleranceInSystem"],
    evaluate: (context) => [cashBalances(context)],
  },
];

function withoutTail(lines: readonly MappedLine[]): string | null {
  return lines.some(({ part }) => part === "adjustments") ? null : "The print has no cash-flow tail.";
}

const EXCLUDED = ["adjustment_cash", "adjustment_beginning_equity", "adjustment_current_earnings"];

function adjustmentCodes({ income }: IncomeContext): Verdict {
  const leaves = income.leaves("adjustments");
  const reason = withoutTail(income.lines);
  if (reason) return notApplicable(reason);
  const isWrong = (mapped: MappedLine) =>
    mapped.roles.length < 2 ||
    (mapped.number !== null && mapped.number.stem >= 4000) ||
    mapped.roles.some((role) => EXCLUDED.includes(role)) ||
    income.account("adjustments", accountKey(mapped.line)).length > 1;
  const wrong = leaves.filter((mapped) => isLeaf(mapped) && isWrong(mapped));
  if (wrong.length === 0)
    return passed(`All ${leaves.length} adjustments are balance-sheet accounts, each once.`);
  const names = wrong.map(({ line }) => `${line.code ?? "no code"} ${line.name}`);
  return {
    outcome: "failed",
    because: `These adjustments are cash, result, no balance-sheet account, or printed twice: ${names.join("; ")}.`,
    evidence: figureEvidence(income.figures(wrong, "period_to_date")),
  };
}

/** Trees that print cash balances name them in the tail; the Yardi tree `ysi_cf` does not. */
function cashBalances({ income, parameters }: IncomeContext): Verdict {
  const tail = income.lines.filter(({ part }) => part === "cash_balances");
  const find = (words: readonly string[]) =>
    tail.find(
      ({ line }) => words.some((word) => line.name.toLowerCase().startsWith(word)) && /cash/i.test(line.name),
    );
  const first = find(["beginning", "opening"]);
  const last = find(["ending", "closing"]);
  const [beginning, ending] = [first, last].map(
    (mapped) => mapped && income.figure(mapped, "period_to_date"),
  );
  const flow = income.totalFigure("cash_flow", "period_to_date");
  if (!beginning || !ending || !flow) return notApplicable("The print shows no beginning and ending cash.");
  const left = beginning.value + flow.value;
  const difference = left - ending.value;
  const tolerance = parameters.toleranceInSystem;
  const ties = abs(difference) <= tolerance;
  return {
    outcome: ties ? "passed" : "failed",
    because: ties
      ? "Beginning cash and the cash flow make ending cash."
      : "Beginning cash and the cash flow do not make the printed ending cash.",
    left,
    right: ending.value,
    difference,
    tolerance,
    evidence: figureEvidence([beginning, flow, ending]),
  };
}
