import { startsFiscalYear } from "@/lib/facts/property-facts";
import type { MappedLine, StatementFacts } from "@/lib/facts/statement-facts";
import { abs, formatCents } from "@/lib/money/cents";
import { type Constraint, linearConstraint, printedCell, type Term } from "../causes/constraint";
import type { IncomeContext, Verdict } from "../rule";
import { figureEvidence, notApplicable, notEvaluated, passed } from "../verdicts";

const COLUMNS = ["period_to_date", "year_to_date"] as const;

/** ISI-14: in a window that starts the year both columns print one amount. */
export function periodIsYear({ income, property, parameters }: IncomeContext): Verdict {
  if (!startsFiscalYear(property, income)) {
    return notApplicable("The window does not start the fiscal year, so the two columns differ by design.");
  }
  if (!COLUMNS.every((column) => income.columns.includes(column))) {
    return notEvaluated("the print needs both a period and a year-to-date column");
  }
  const tolerance = parameters.toleranceInSystem;
  const pairs = income.lines.flatMap((mapped) => {
    const period = income.figure(mapped, "period_to_date");
    const year = income.figure(mapped, "year_to_date");
    return period && year ? [{ mapped, period, year }] : [];
  });
  const unequal = pairs.filter(({ period, year }) => abs(period.value - year.value) > tolerance);
  const [first] = unequal;
  if (!first) return passed(`Both columns agree on all ${pairs.length} lines.`);
  const { period, year } = first;
  const others = unequal.length - 1;
  const more = others === 0 ? "" : ` ${others} more ${others === 1 ? "line differs" : "lines differ"}.`;
  return {
    outcome: "failed",
    because: `${period.name} prints ${formatCents(period.value)} for the period and ${formatCents(year.value)} for the year to date, though both cover the same days.${more}`,
    left: period.value,
    right: year.value,
    difference: period.value - year.value,
    tolerance,
    evidence: figureEvidence(unequal.flatMap((pair) => [pair.period, pair.year])),
    about: unequal.map((pair) => columnTieId(income, pair.mapped)),
  };
}

function columnTieId({ document }: StatementFacts, { index }: MappedLine): string {
  return `ISI-14 ${document.sha256}:${index}`;
}

/** Period to date = year to date on every line, where both cover the same days. */
export function columnTies(context: IncomeContext): Constraint[] {
  if (!hasOneWindow(context)) return [];
  const { income, parameters } = context;
  return income.lines.flatMap((mapped) => {
    const period = printedCell(income, mapped, "period_to_date");
    const year = printedCell(income, mapped, "year_to_date");
    if (!period || !year) return [];
    const id = columnTieId(income, mapped);
    const terms: Term[] = [
      { cell: period, coefficient: 1n },
      { cell: year, coefficient: -1n },
    ];
    return [
      linearConstraint({
        id,
        rule: "ISI-14",
        statement: income.document.sha256,
        family: id,
        terms,
        tolerance: parameters.toleranceInSystem,
      }),
    ];
  });
}

/** True when both columns are printed and cover the same days. */
function hasOneWindow({ property, income }: IncomeContext): boolean {
  return startsFiscalYear(property, income) && COLUMNS.every((column) => income.columns.includes(column));
}
