import { formatDate } from "@/lib/dates/format-date";
import { previousDay } from "@/lib/dates/plain-date";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { sumOfFigures } from "@/lib/formula/fact-source";
import { formatCents } from "@/lib/money/cents";
import { formulaRule } from "../formula-rule";
import type { IncomeContext, Rule, Verdict } from "../rule";
import { figureEvidence, headerEvidence, notEvaluated, passed } from "../verdicts";
import { movementConstraints, movements } from "./account-movements";
import { depreciationRunRate } from "./depreciation-run-rate";
import { openingVersions } from "./opening-versions";
import { accumulationConstraints, accumulationVerdict } from "./year-to-date-accumulation";

const scope = "income_statement";
const version = 1;

/** ROL, of windows: a period follows from the balance sheets around it and the periods before. */
export const rollForwardRules: readonly Rule[] = [
  {
    id: "ROL-01",
    version,
    scope,
    title: "The window follows the balance sheet before it",
    whyItMatters: "Without the balance sheet of the day before the window no balance can be rolled forward.",
    severity: "high",
    definition:
      "a balance sheet at window start - 1 day exists; failed when only older ones do, not evaluated when none or when it is of another book",
    parameters: [],
    evaluate: (context) => [openingExists(context)],
  },
  {
    id: "ROL-02",
    version,
    scope,
    title: "Year to date accumulates",
    whyItMatters:
      "A year-to-date amount that is not the one before plus this period was changed after it was reported.",
    severity: "high",
    definition:
      "year_to_date = year_to_date of the print that ends the day before, same fiscal year, + period_to_date, on every line; not applicable where the window starts the year",
    parameters: ["toleranceInSystem", "fiscalYearFirstMonth"],
    evaluate: (context) => [accumulationVerdict(context)],
    constraints: accumulationConstraints,
  },
  {
    id: "ROL-03",
    version,
    scope,
    title: "Every account moved as the cash flow says",
    whyItMatters:
      "An account whose balances and cash-flow line disagree was changed outside the period or altered.",
    severity: "high",
    severityOfSign: "medium",
    definition:
      "each balance-sheet account but cash, beginning_equity, current_earnings: adjustment = -change (assets), +change (liabilities, capital); absent is 0 where its section is proven; one verdict an account",
    parameters: ["toleranceInSystem"],
    evaluate: movements,
    constraints: movementConstraints,
  },
  formulaRule({
    id: "ROL-04",
    version,
    scope,
    title: "Capital rolls forward",
    whyItMatters: "Capital changes by the result and by what owners put in or take out, and by nothing else.",
    severity: "critical",
    formula: "change(total_capital) = net_income + change(sum(permanent_capital))",
    says: { left: "Total capital changed by", right: "net income, contributions and distributions explain" },
  }),
  formulaRule({
    id: "ROL-05",
    version,
    scope,
    title: "Equity opens where it closed",
    whyItMatters: "Beginning equity and current earnings together move by net income alone, year end or not.",
    severity: "critical",
    formula: "sum(equity_result) = prior(sum(equity_result)) + net_income",
    says: { left: "Beginning equity and current earnings are", right: "the opening and net income make" },
  }),
  formulaRule({
    id: "ROL-06",
    version,
    scope,
    title: "Mortgage principal moved as the cash flow says",
    whyItMatters:
      "Principal paid is the part of debt service that only the balance sheet and the cash flow show.",
    severity: "high",
    formula: "change(sum(mortgage_principal)) = sum(adjustment_mortgage_principal)",
    says: { left: "Mortgage principal changed by", right: "the cash flow shows" },
  }),
  formulaRule({
    id: "ROL-07",
    version,
    scope,
    title: "Distributions moved as the cash flow says and only grew",
    whyItMatters:
      "Distributions are cumulative since inception; a smaller total means that one was reversed.",
    severity: "high",
    formula: "change(sum(distributions)) = sum(adjustment_distributions)",
    says: { left: "Distributions changed by", right: "the cash flow shows" },
    unless: ({ opening, closing }) =>
      opening && closing && [opening, closing].every((sheet) => sheet.leaves("distributions").length === 0)
        ? "No distributions are printed."
        : null,
    refine: (verdict, context) =>
      verdict.outcome === "passed" ? (reversedDistribution(context) ?? verdict) : verdict,
  }),
  {
    id: "ROL-09",
    version,
    scope,
    title: "The opening balance is the one that was reported",
    whyItMatters:
      "A prior period that was printed more than once may have been changed after it was reported.",
    severity: "high",
    definition:
      "where the balance sheet at window start - 1 day has several versions: closing balances less adjustments = the current version, account by account; not applicable with one version, not evaluated with none",
    parameters: ["toleranceInSystem"],
    evaluate: (context) => [openingVersions(context)],
  },
  {
    id: "ROL-14",
    version,
    scope,
    title: "Depreciation keeps its run rate",
    whyItMatters:
      "Depreciation is straight-line; a jump is an addition, a disposal or a booking that was missed.",
    severity: "low",
    definition:
      "abs(depreciation - average of the windows of the same length right before) <= depreciationDriftBps of the average; warned; needs depreciationWindows windows",
    parameters: ["depreciationDriftBps", "depreciationWindows"],
    evaluate: (context) => [depreciationRunRate(context)],
  },
];

function openingExists({ property, income, opening }: IncomeContext): Verdict {
  const { start } = income.window;
  if (start === null) return notEvaluated("the window has no start");
  const day = previousDay(start);
  if (opening) return passed(`The window follows the balance sheet at ${formatDate(day)}.`);
  const { book } = income.document.reading;
  if (book === "") return notEvaluated("the book of the income statement");
  if (property.balanceSheets.some(({ window }) => window.end === day)) {
    return notEvaluated(`the balance sheet at ${formatDate(day)} in the ${book} book`);
  }
  const older = property.balanceSheets.findLast(({ window }) => window.end < day);
  if (!older) return notEvaluated(`the balance sheet at ${formatDate(day)}`);
  return {
    outcome: "failed",
    because: `The window starts on ${formatDate(start)}, but the latest balance sheet before it is of ${formatDate(older.window.end)}.`,
    evidence: [...headerEvidence(income), ...headerEvidence(older)],
  };
}

/** Distributions are printed as a negative, cumulative amount: a rise towards zero takes one back. */
function reversedDistribution({ opening, closing }: IncomeContext): Verdict | null {
  const figuresOf = (sheet: StatementFacts | null) =>
    sheet ? sheet.figures(sheet.leaves("distributions"), "current_balance") : [];
  const [now, before] = [figuresOf(closing), figuresOf(opening)];
  const [left, right] = [sumOfFigures(now), sumOfFigures(before)];
  if (left <= right) return null;
  return {
    outcome: "failed",
    because: `Distributions went back from ${formatCents(right)} to ${formatCents(left)}.`,
    left,
    right,
    difference: left - right,
    evidence: figureEvidence([...now, ...before]),
  };
}
