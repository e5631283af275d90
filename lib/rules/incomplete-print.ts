import { sectionWithTotal } from "@/lib/facts/chart";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import type { WindowFacts } from "@/lib/facts/window-facts";
import type { Formula } from "@/lib/formula/formula";
import { abs, formatCents } from "@/lib/money/cents";
import { asPrinted, type Cell, residualOf } from "./causes/constraint";
import { linearTerms } from "./causes/linear-terms";
import type { Verdict } from "./rule";
import { figureEvidence, headerEvidence } from "./verdicts";

/**
 * A tie inside one print that cannot be evaluated because the print itself lacks a line: a total without which its
 * sections stand alone, or every line under a total. That is a fault of the print. Null where nothing of the tie is
 * printed.
 */
export function incompletePrint(
  formula: Formula,
  facts: WindowFacts,
  statement: StatementFacts,
): Partial<Verdict> | null {
  const terms = linearTerms(formula, facts);
  const printed = terms?.filter(({ cell }) => cell.line !== null) ?? [];
  if (!terms || printed.length === 0) return null;
  const residual = residualOf(terms, asPrinted);
  const unprinted = terms
    .map(({ cell }) => cell)
    .filter((cell) => cell.line === null && cell.isTotal && !isOfEmptySection(cell, statement));
  const amount = formatCents(abs(residual));
  return {
    outcome: "failed",
    because:
      unprinted.length > 0
        ? `The statement does not print ${listed(unprinted)}; what is printed around it leaves ${amount}.`
        : `The statement prints a total of ${amount}, but none of its lines.`,
    difference: residual,
    evidence: [
      ...figureEvidence(
        printed.flatMap(({ cell }) => {
          const mapped = cell.line === null ? undefined : statement.lines[cell.line];
          return mapped ? [statement.figure(mapped, cell.column)] : [];
        }),
      ),
      ...headerEvidence(statement),
    ],
  };
}

/** A section without a line rightly prints no total. */
function isOfEmptySection({ account }: Cell, statement: StatementFacts): boolean {
  const role = statement.chart.totals.find(({ code }) => code === account)?.role;
  const section = role === undefined ? null : sectionWithTotal(statement.chart, role);
  return section !== null && statement.isEmptySection(section);
}

function listed(cells: readonly Cell[]): string {
  return cells.map(({ account, name }) => (account === name ? name : `${name} (${account})`)).join(" and ");
}
