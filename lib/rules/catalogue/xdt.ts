import { fiscalYearStart, previousFiscalYearEnd } from "@/lib/dates/fiscal-year";
import { formatDate } from "@/lib/dates/format-date";
import type { PlainDate } from "@/lib/dates/plain-date";
import { accountMovements } from "@/lib/facts/movements";
import { balanceSheetAt, incomeStatementsEnding, type PropertyFacts } from "@/lib/facts/property-facts";
import { accountKey, type StatementFacts } from "@/lib/facts/statement-facts";
import { type FactFigure, sumOfFigures } from "@/lib/formula/fact-source";
import { abs, formatCents } from "@/lib/money/cents";
import { formulaRule } from "../formula-rule";
import type { IncomeContext, Rule, Verdict } from "../rule";
import { figureEvidence } from "../verdicts";

const scope = "income_statement";
const version = 1;

/** XDT: documents of one period agree with each other. */
export const crossDocumentRules: readonly Rule[] = [
  formulaRule({
    id: "XDT-01",
    version,
    scope,
    title: "Current earnings on the balance sheet are the net income of the year",
    whyItMatters:
      "The two statements meet here; where they do not, one of them is from another state of the books.",
    severity: "critical",
    formula: "sum(current_earnings) = ytd(net_income)",
    says: {
      left: "The balance sheet shows current earnings of",
      right: "the income statement a net income to date of",
    },
    refine: (verdict, context) => (verdict.outcome === "failed" ? unclosedYear(verdict, context) : verdict),
  }),
  formulaRule({
    id: "XDT-02",
    version,
    scope,
    title: "Depreciation and amortization are what the accumulated accounts moved by",
    whyItMatters:
      "A charge without its counterpart in the accumulated accounts overstates or understates the assets.",
    severity: "high",
    formula: "sum(depreciation) + sum(amortization) = sum(adjustment_accumulated)",
    says: { left: "Depreciation and amortization are", right: "the accumulated accounts moved by" },
    measures: ["period", "ytd"],
  }),
  formulaRule({
    id: "XDT-02a",
    version,
    scope,
    title: "Depreciation is what accumulated depreciation moved by",
    whyItMatters:
      "A split between depreciation and amortization that the balance sheet does not share is a misclassification.",
    severity: "low",
    formula: "sum(depreciation) = sum(adjustment_accumulated_depreciation)",
    says: { left: "Depreciation is", right: "accumulated depreciation moved by" },
    measures: ["period", "ytd"],
    refine: misclassifiedCharge,
  }),
  formulaRule({
    id: "XDT-02b",
    version,
    scope,
    title: "Amortization is what accumulated amortization moved by",
    whyItMatters:
      "A split between depreciation and amortization that the balance sheet does not share is a misclassification.",
    severity: "low",
    formula: "sum(amortization) = sum(adjustment_accumulated_amortization)",
    says: { left: "Amortization is", right: "accumulated amortization moved by" },
    measures: ["period", "ytd"],
    refine: misclassifiedCharge,
  }),
  formulaRule({
    id: "XDT-03",
    version,
    scope,
    title: "The cash flow is the change in cash",
    whyItMatters:
      "The one tie that no reclassification can fake: what the statement says was earned and moved is in the bank.",
    severity: "critical",
    formula: "cash_flow = change(sum(cash))",
    says: { left: "The statement prints a cash flow of", right: "cash changed by" },
  }),
];

/** A gap that is exactly the net income of earlier years: the year was not closed into equity yet. */
function unclosedYear(verdict: Verdict, { property, income, closing }: IncomeContext): Verdict {
  if (verdict.difference == null || !closing) return verdict;
  const yearEnd = previousFiscalYearEnd(income.window.end, property.fiscalYearFirstMonth);
  const witness = earlierResult(property, income, yearEnd, verdict.difference);
  if (!witness) return verdict;
  const because = `The gap of ${formatCents(verdict.difference)} is the net income of earlier years: the year ended ${formatDate(yearEnd)} is not closed yet.`;
  return {
    ...verdict,
    outcome: "warned",
    severity: "medium",
    because: `${verdict.because} ${because}`,
    evidence: [...verdict.evidence, ...figureEvidence(witness)],
    cause: {
      kind: "year_not_closed",
      accounts: [...closing.leaves("current_earnings"), ...closing.leaves("beginning_equity")].map(
        ({ line }) => accountKey(line),
      ),
      amount: verdict.difference,
      groupKey: `year_not_closed ${yearEnd}`,
      because,
    },
  };
}

/** The figures of earlier years' results that make up the gap; null when they do not. */
function earlierResult(
  property: PropertyFacts,
  like: StatementFacts,
  lastYearEnd: PlainDate,
  gap: bigint,
): FactFigure[] | null {
  const kept = currentEarnings(balanceSheetAt(property, lastYearEnd, like));
  if (kept.length > 0 && sumOfFigures(kept) === gap) return kept;
  const years: FactFigure[] = [];
  let sum = 0n;
  for (let yearEnd = lastYearEnd; ; yearEnd = previousFiscalYearEnd(yearEnd, property.fiscalYearFirstMonth)) {
    const result = incomeStatementsEnding(property, yearEnd, like)
      .map((income) => income.totalFigure("net_income", "year_to_date"))
      .find((figure) => figure !== null);
    if (!result) return null;
    years.push(result);
    sum += result.value;
    if (sum === gap) return years;
  }
}

function currentEarnings(sheet: StatementFacts | null): FactFigure[] {
  return sheet ? sheet.figures(sheet.leaves("current_earnings"), "current_balance") : [];
}

/**
 * The sum of both charges ties and the accumulated accounts moved as the balance sheets say, so what one charge lacks
 * was booked as the other.
 */
function misclassifiedCharge(
  verdict: Verdict,
  { property, income, opening, closing, parameters }: IncomeContext,
): Verdict {
  if (verdict.outcome !== "failed" || verdict.difference == null) return verdict;
  const tolerance = parameters.toleranceInSystem;
  const sum = (role: string, column: "period_to_date" | "year_to_date") =>
    sumOfFigures(income.figures(income.leaves(role), column));
  const isTied = (["period_to_date", "year_to_date"] as const).every(
    (column) =>
      abs(
        sum("depreciation", column) + sum("amortization", column) - sum("adjustment_accumulated", column),
      ) <= tolerance,
  );
  const isWitnessed =
    !opening ||
    !closing ||
    accountMovements(property, { opening, closing, income }).every(
      ({ account, printed, expected }) =>
        !account.roles.includes("accumulated") || abs(printed - expected) <= tolerance,
    );
  if (!isTied || !isWitnessed) return verdict;
  const charges = [...(property.accounts.get("income_statement")?.values() ?? [])].filter(({ roles }) =>
    roles.some((role) => role === "depreciation" || role === "amortization"),
  );
  const because = `The sum of both charges ties, so ${formatCents(abs(verdict.difference))} of one was booked as the other.`;
  return {
    ...verdict,
    because: `${verdict.because} ${because}`,
    cause: {
      kind: "misclassified",
      accounts: charges.map(({ key }) => key).sort(),
      amount: verdict.difference,
      groupKey: `misclassified charges ${fiscalYearStart(income.window.end, property.fiscalYearFirstMonth)}`,
      because,
    },
  };
}
