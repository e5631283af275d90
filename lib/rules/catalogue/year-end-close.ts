import { previousFiscalYearEnd } from "@/lib/dates/fiscal-year";
import { formatDate } from "@/lib/dates/format-date";
import { type PropertyFacts, yearEndSheetBefore } from "@/lib/facts/property-facts";
import { accountKey, type StatementFacts } from "@/lib/facts/statement-facts";
import { type FactFigure, sumOfFigures } from "@/lib/formula/fact-source";
import { abs, formatCents } from "@/lib/money/cents";
import { absentCell, type Constraint, linearConstraint, printedCell, type Term } from "../causes/constraint";
import type { BalanceContext, Verdict } from "../rule";
import { figureEvidence, notEvaluated, passed } from "../verdicts";

const BEGINNING = "beginning_equity";
const EARNINGS = "current_earnings";

/** ROL-08: beginning equity of a year is the equity result of the year end before. */
export function yearEndClose({ sheet, property, parameters }: BalanceContext): Verdict {
  const day = previousFiscalYearEnd(sheet.window.end, property.fiscalYearFirstMonth);
  const yearEnd = yearEndSheetBefore(property, sheet.window.end, sheet);
  if (!yearEnd) return notEvaluated(`the balance sheet at ${formatDate(day)}`);
  const now = figures(sheet, BEGINNING);
  const then = figures(yearEnd, BEGINNING);
  const earned = figures(yearEnd, EARNINGS);
  const left = sumOfFigures(now);
  const right = sumOfFigures(then) + sumOfFigures(earned);
  const difference = left - right;
  if (abs(difference) <= parameters.toleranceInSystem) {
    return passed(`Beginning equity holds the result of the year ended ${formatDate(day)}.`);
  }
  const verdict: Verdict = {
    outcome: "failed",
    because: `Beginning equity is ${formatCents(left)}; the year ended ${formatDate(day)} closed with ${formatCents(right)}.`,
    left,
    right,
    difference,
    tolerance: parameters.toleranceInSystem,
    evidence: figureEvidence([...now, ...then, ...earned]),
    about: [constraintId(sheet)],
  };
  if (left !== sumOfFigures(then)) return verdict;
  const because = `Beginning equity has not moved since ${formatDate(day)}: the year's result of ${formatCents(sumOfFigures(earned))} is not closed into it yet.`;
  return {
    ...verdict,
    outcome: "warned",
    because,
    cause: {
      kind: "year_not_closed",
      accounts: [...now, ...earned].map(accountKey),
      amount: difference,
      groupKey: `year_not_closed ${day}`,
      because,
    },
  };
}

export function yearEndConstraints({ sheet, property, parameters }: BalanceContext): Constraint[] {
  const yearEnd = yearEndSheetBefore(property, sheet.window.end, sheet);
  if (!yearEnd) return [];
  const id = constraintId(sheet);
  const terms = [
    ...termsOf(property, sheet, BEGINNING, 1n),
    ...termsOf(property, yearEnd, BEGINNING, -1n),
    ...termsOf(property, yearEnd, EARNINGS, -1n),
  ];
  return [
    linearConstraint({
      id,
      rule: "ROL-08",
      statement: sheet.document.sha256,
      family: id,
      terms,
      tolerance: parameters.toleranceInSystem,
    }),
  ];
}

function constraintId({ document }: StatementFacts): string {
  return `ROL-08 ${document.sha256}`;
}

function termsOf(
  property: PropertyFacts,
  sheet: StatementFacts,
  role: string,
  coefficient: 1n | -1n,
): Term[] {
  const known = [...(property.accounts.get("balance_sheet")?.values() ?? [])];
  const absent = known
    .filter(({ key, roles }) => roles.includes(role) && sheet.account("balance_sheet", key).length === 0)
    .map((account) => absentCell(sheet, account, "balance_sheet", "current_balance"));
  const printed = sheet.leaves(role).flatMap((leaf) => printedCell(sheet, leaf, "current_balance") ?? []);
  return [...printed, ...absent].map((cell) => ({ cell, coefficient }));
}

function figures(sheet: StatementFacts, role: string): FactFigure[] {
  return sheet.figures(sheet.leaves(role), "current_balance");
}
