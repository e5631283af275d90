import { formatDate } from "@/lib/dates/format-date";
import { previousDay } from "@/lib/dates/plain-date";
import { type AccountMovement, accountMovements } from "@/lib/facts/movements";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { abs } from "@/lib/money/cents";
import type { IncomeContext, Verdict } from "../rule";
import { figureEvidence, headerEvidence, notApplicable, notEvaluated, passed } from "../verdicts";

/** ROL-09: of several prints of the opening balance sheet, which one do the closing balances and the cash flow start from? */
export function openingVersions(context: IncomeContext): Verdict {
  const { income, opening, closing, property } = context;
  const { start } = income.window;
  if (start === null) return notEvaluated("the window has no start");
  if (!opening) return notEvaluated(`any version of the balance sheet at ${formatDate(previousDay(start))}`);
  if (!closing) return notEvaluated(`the balance sheet at ${formatDate(income.window.end)}`);
  const versions = property.identities.find(({ current }) => current === opening)?.versions ?? [opening];
  if (versions.length === 1) return notApplicable("The opening balance sheet was printed once.");
  const misfit = (version: StatementFacts) => misfits(context, version, closing);
  const current = misfit(opening);
  if (current.length === 0) return passed("The closing balances start from the latest print of the opening.");
  const fitting = versions.findLast((version) => misfit(version).length === 0);
  const because = fitting
    ? `The closing balances start from the print of ${fitting.document.reading.printedAt ?? "an unknown time"}, not from the latest one: the opening period was changed after it was reported.`
    : "The closing balances start from none of the stored prints of the opening balance sheet.";
  return {
    outcome: "failed",
    because,
    evidence: [
      ...figureEvidence(
        current.flatMap(({ opening: before, closing: after, adjustments }) => [
          ...before,
          ...after,
          ...adjustments,
        ]),
      ),
      ...versions.flatMap((version) => headerEvidence(version, ["period", "print_date", "print_time"])),
    ],
    cause: {
      kind: "timing",
      accounts: current.map(({ account }) => account.key),
      amount: current.reduce((most, { printed, expected }) => max(most, abs(printed - expected)), 0n),
      groupKey: `restated ${opening.window.end}`,
      because,
    },
  };
}

function misfits(
  { income, property, parameters }: IncomeContext,
  opening: StatementFacts,
  closing: StatementFacts,
): AccountMovement[] {
  return accountMovements(property, { opening, closing, income }).filter(
    ({ isKnown, printed, expected }) => isKnown && abs(printed - expected) > parameters.toleranceInSystem,
  );
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
