import { PERCENT_COLUMNS } from "@/lib/extraction/reading";
import { accountKey, type MappedLine, type StatementFacts } from "@/lib/facts/statement-facts";
import type { FactFigure } from "@/lib/formula/fact-source";
import { formatCents } from "@/lib/money/cents";
import { type Constraint, percentConstraint, percentTies, printedCell, shareOf } from "../causes/constraint";
import type { IncomeContext, Verdict } from "../rule";
import { figureEvidence, notApplicable, passed, perAccount } from "../verdicts";

type AmountColumn = keyof typeof PERCENT_COLUMNS;

const AMOUNT_COLUMNS: readonly AmountColumn[] = ["period_to_date", "year_to_date"];

interface Share {
  mapped: MappedLine;
  column: AmountColumn;
  amount: FactFigure;
  percent: FactFigure;
  total: MappedLine;
  base: FactFigure;
}

/** ISI-15: each printed percentage is its amount over total income. */
export function percentages(context: IncomeContext): Verdict[] {
  const all = shares(context);
  if (all.length === 0)
    return [notApplicable("The print has no percentages, or prints all of them as zero.")];
  const tolerance = context.parameters.percentTolerance;
  const found = all
    .filter(
      ({ amount, base, percent }) =>
        !percentTies({ amount: amount.value, base: base.value, percent: percent.value, tolerance }),
    )
    .map((share): Verdict => {
      const { amount, percent, base } = share;
      const right = shareOf(amount.value, base.value);
      return {
        outcome: "failed",
        subject: accountKey(amount),
        because: `${amount.name} prints ${formatCents(percent.value)} %, but ${formatCents(amount.value)} of ${formatCents(base.value)} is ${formatCents(right)} %.`,
        left: percent.value,
        right,
        difference: percent.value - right,
        tolerance,
        evidence: figureEvidence([amount, percent, base]),
        about: [percentId(context.income, share)],
      };
    });
  return perAccount(found, passed("Every printed percentage is its amount over total income."));
}

export function percentConstraints(context: IncomeContext): Constraint[] {
  const { income, parameters } = context;
  return shares(context).flatMap((share) => {
    const amount = printedCell(income, share.mapped, share.column);
    const base = printedCell(income, share.total, share.column);
    const percent = printedCell(income, share.mapped, PERCENT_COLUMNS[share.column]);
    if (!amount || !base || !percent) return [];
    const id = percentId(income, share);
    return [
      percentConstraint({
        id,
        rule: "ISI-15",
        statement: income.document.sha256,
        amount,
        base,
        percent,
        tolerance: parameters.percentTolerance,
      }),
    ];
  });
}

/** Lines with a percentage, in the columns where any is not zero and the base is known. */
function shares({ income }: IncomeContext): Share[] {
  const total = income.total("total_income");
  return AMOUNT_COLUMNS.flatMap((column) => {
    const base = total && income.figure(total, column);
    const percentColumn = PERCENT_COLUMNS[column];
    const isLive = income.lines.some(({ line }) => (line.figures[percentColumn]?.value ?? 0n) !== 0n);
    if (!isLive || !base || base.value === 0n) return [];
    return income.lines.flatMap((mapped) => {
      const amount = income.figure(mapped, column);
      const percent = income.figure(mapped, percentColumn);
      return amount && percent ? [{ mapped, column, amount, percent, total, base }] : [];
    });
  });
}

function percentId({ document }: StatementFacts, { mapped, column }: Share): string {
  return `ISI-15 ${document.sha256}:${mapped.index}:${column}`;
}
