import { accountKey, isLeaf } from "@/lib/facts/statement-facts";
import { formatCents } from "@/lib/money/cents";
import { formulaRule } from "../formula-rule";
import type { IncomeContext, Rule, RuleOf, Verdict } from "../rule";
import { sectionSumRule } from "../section-sum-rule";
import { figureEvidence, headerEvidence, notEvaluated, passed, perAccount } from "../verdicts";
import { percentages, percentConstraints } from "./percentages";
import { columnTies, periodIsYear } from "./period-is-year";

const scope = "income_statement";
const version = 1;
const BOTH = ["period", "ytd"] as const;

const block = (id: string, section: string, name: string) =>
  sectionSumRule({ id, version, scope, section, total: `total_${section}`, name, severity: "high" });

const section = (id: string, role: string, name: string) =>
  sectionSumRule({ id, version, scope, section: role, total: `total_${role}`, name, severity: "critical" });

const relation = (
  input: Pick<RuleOf<typeof scope>, "id" | "title" | "whyItMatters"> & {
    formula: string;
    says: { left: string; right: string };
  },
) => formulaRule({ ...input, version, scope, severity: "critical", measures: BOTH, isInsidePrint: true });

/** ISI: an income statement agrees with itself. */
export const incomeStatementRules: readonly Rule[] = [
  section("ISI-01", "income", "income"),
  section("ISI-02", "operating_expenses", "operating expenses"),
  section("ISI-03", "additional_expenses", "additional operating expenses"),
  section("ISI-04", "other_expenses", "other income and expenses"),
  block("ISI-05", "utilities", "utility expenses"),
  block("ISI-06", "contracts", "contracted expenses"),
  block("ISI-07", "repairs_maintenance", "repairs and maintenance"),
  block("ISI-08", "administration", "administration expenses"),
  block("ISI-09", "marketing", "marketing expenses"),
  block("ISI-10", "landlord_expenses", "landlord expenses"),
  relation({
    id: "ISI-11",
    title: "Total expenses is the sum of its sections",
    whyItMatters: "A grand total that its sections do not make hides a section that was altered or left out.",
    formula: "total_operating_expenses + total_additional_expenses = total_expenses",
    says: { left: "The expense sections sum to", right: "the statement prints total expenses of" },
  }),
  relation({
    id: "ISI-12",
    title: "Net operating income is income less expenses",
    whyItMatters: "Every coverage ratio and valuation starts from net operating income.",
    formula: "total_income - total_expenses = net_operating_income",
    says: { left: "Income less expenses is", right: "the statement prints net operating income of" },
  }),
  relation({
    id: "ISI-13",
    title: "Net income is net operating income less other expenses",
    whyItMatters: "Net income is what reaches equity; a wrong one breaks the balance sheet as well.",
    formula: "net_operating_income - total_other_expenses = net_income",
    says: {
      left: "Net operating income less other expenses is",
      right: "the statement prints net income of",
    },
  }),
  {
    id: "ISI-14",
    version,
    scope,
    title: "Period to date equals year to date from the start of the fiscal year",
    whyItMatters:
      "A window that starts the fiscal year has one amount for both columns; a difference is an altered copy.",
    severity: "high",
    definition:
      "window starts the fiscal year: period_to_date = year_to_date on every line; else not applicable",
    parameters: ["toleranceInSystem", "fiscalYearFirstMonth"],
    evaluate: (context) => [periodIsYear(context)],
    constraints: columnTies,
  },
  {
    id: "ISI-15",
    version,
    scope,
    title: "Percentages recompute",
    whyItMatters: "A percentage that does not fit its amount shows that one of the two was altered.",
    severity: "low",
    definition:
      "where any percentage of a column is not zero: percent = amount / total_income x 100 on every line; one verdict an account",
    parameters: ["percentTolerance"],
    evaluate: percentages,
    constraints: percentConstraints,
  },
  {
    id: "ISI-16",
    version,
    scope,
    title: "No unexpected negative income or expense",
    whyItMatters: "A negative income or expense is a reversal or a correction that wants an explanation.",
    severity: "low",
    definition:
      "each income and expense leaf >= 0 in period_to_date, except recovery_true_up, free_rent, bad_debt; one verdict an account, warned",
    parameters: [],
    evaluate: unexpectedNegatives,
  },
  {
    id: "ISI-17",
    version,
    scope,
    title: "Rent, property tax, insurance and income are not zero",
    whyItMatters: "A property without one of these is incomplete, or its cost is booked elsewhere.",
    severity: "high",
    definition:
      "base_rent, property_tax, property_insurance, total_income <> 0 year to date; failed for twelve months or more, warned for less",
    parameters: [],
    evaluate: (context) => [requiredAmounts(context)],
  },
];

function unexpectedNegatives({ income }: IncomeContext): Verdict[] {
  const usual = ["recovery_true_up", "free_rent", "bad_debt"];
  const found = income.lines
    .filter((mapped) => isLeaf(mapped) && mapped.part === "income_statement")
    .filter(({ roles }) => !roles.some((role) => usual.includes(role)))
    .flatMap((mapped) => income.figure(mapped, "period_to_date") ?? [])
    .filter(({ value }) => value < 0n)
    .map(
      (figure): Verdict => ({
        outcome: "warned",
        subject: accountKey(figure),
        because: `${figure.name} is negative: ${formatCents(figure.value)}.`,
        left: figure.value,
        right: 0n,
        difference: figure.value,
        evidence: figureEvidence([figure]),
      }),
    );
  return perAccount(found, passed("No income or expense is negative where it should not be."));
}

/** Total income is the printed total; the others are the leaves of their role. */
function requiredAmounts({ income, facts }: IncomeContext): Verdict {
  const column = income.columns.includes("year_to_date") ? "year_to_date" : "period_to_date";
  const measure = column === "year_to_date" ? "ytd" : "period";
  const required = [
    { role: "base_rent", take: "leaves" },
    { role: "property_tax", take: "leaves" },
    { role: "property_insurance", take: "leaves" },
    { role: "total_income", take: "total" },
  ] as const;
  const zero: string[] = [];
  const missing: string[] = [];
  for (const { role, take } of required) {
    const answer = facts[measure].find({ selector: { role }, take, measure, at: "current" });
    if (!answer.known) missing.push(answer.missing);
    else if (answer.figures.every(({ value }) => value === 0n)) zero.push(role.replaceAll("_", " "));
  }
  if (zero.length === 0) {
    return missing.length > 0
      ? notEvaluated(missing.join("; "))
      : passed("Rent, tax, insurance and income are all there.");
  }
  const months = income.document.reading.period.months ?? 0;
  const total = income.totalFigure("total_income", column);
  return {
    outcome: months >= 12 ? "failed" : "warned",
    because: `The statement shows nothing for ${zero.join(", ")}.`,
    evidence: [...figureEvidence([total]), ...headerEvidence(income)],
  };
}
