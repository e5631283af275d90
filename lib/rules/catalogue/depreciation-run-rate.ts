import { monthsBetween } from "@/lib/dates/plain-date";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { type FactFigure, sumOfFigures } from "@/lib/formula/fact-source";
import { abs, formatCents } from "@/lib/money/cents";
import type { IncomeContext, Verdict } from "../rule";
import { figureEvidence, notApplicable, notEvaluated, passed } from "../verdicts";

/** ROL-14: the window's depreciation against the average of the windows of the same length right before it. */
export function depreciationRunRate({ property, income, parameters }: IncomeContext): Verdict {
  const months = income.document.reading.period.months;
  const now = depreciation(income);
  if (now.length === 0) return notApplicable("The statement prints no depreciation.");
  const before = property.incomeStatements
    .filter(
      ({ window, document }) =>
        document.reading.period.months === months &&
        document.reading.book === income.document.reading.book &&
        window.end < income.window.end,
    )
    .slice(-parameters.depreciationWindows);
  const isUnbroken = before.every(
    ({ window }, index) =>
      monthsBetween(window.end, income.window.end) === (before.length - index) * (months ?? 0),
  );
  if (before.length < parameters.depreciationWindows || !isUnbroken) {
    return notEvaluated(`${parameters.depreciationWindows} windows of the same length right before this one`);
  }
  if (before.some((each) => depreciation(each).length === 0 && !isProvenAbsent(each))) {
    return notEvaluated("the depreciation of a window before, whose section does not add up");
  }
  const earlier = before.flatMap(depreciation);
  const count = BigInt(before.length);
  const sum = sumOfFigures(earlier);
  const drift = abs(sumOfFigures(now) * count - sum);
  const isSteady = drift * 10_000n <= parameters.depreciationDriftBps * abs(sum);
  if (isSteady) return passed("Depreciation keeps the rate of the windows before.");
  const average = sum / count;
  return {
    outcome: "warned",
    because: `Depreciation is ${formatCents(sumOfFigures(now))}; the ${before.length} windows before averaged ${formatCents(average)}.`,
    left: sumOfFigures(now),
    right: average,
    difference: sumOfFigures(now) - average,
    evidence: figureEvidence([...now, ...earlier]),
  };
}

function depreciation(income: StatementFacts): FactFigure[] {
  return income.figures(income.leaves("depreciation"), "period_to_date");
}

function isProvenAbsent(income: StatementFacts): boolean {
  const section = income.chart.sections.find(({ role }) => role === "other_expenses");
  return section !== undefined && income.sectionIsProven(section, "period_to_date");
}
