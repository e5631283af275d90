import { formatDate } from "@/lib/dates/format-date";
import { previousDay } from "@/lib/dates/plain-date";
import type { ColumnKey } from "@/lib/extraction/reading";
import { type Part, sectionOfAccount } from "@/lib/facts/chart";
import { incomeStatementsEnding, sameFiscalYear, startsFiscalYear } from "@/lib/facts/property-facts";
import { accountKey, type MappedLine, type StatementFacts } from "@/lib/facts/statement-facts";
import { type FactFigure, sumOfFigures } from "@/lib/formula/fact-source";
import { abs, formatCents } from "@/lib/money/cents";
import {
  absentCell,
  type Cell,
  type Constraint,
  linearConstraint,
  printedCell,
  type Term,
} from "../causes/constraint";
import type { IncomeContext, Verdict } from "../rule";
import { figureEvidence, notApplicable, notEvaluated, passed } from "../verdicts";

/** One account or total in two prints of one fiscal year. */
interface Row {
  key: string;
  part: Part;
  name: string;
  now: MappedLine[];
  before: MappedLine[];
}

/** ROL-02: year to date = year to date of the print before + period to date, line by line. */
export function accumulationVerdict(context: IncomeContext): Verdict {
  const { income, previous, property, parameters } = context;
  if (startsFiscalYear(property, income)) {
    return notApplicable("The window starts the fiscal year, so there is nothing to add to.");
  }
  const missing = missingPrint(context);
  if (missing || !previous) return notEvaluated(missing ?? "the income statement of the window before");
  const rows = rowsOf(income, previous);
  const known = rows.filter((row) => isKnown(row, income, previous));
  const unequal = known.filter(
    (row) => abs(difference(row, income, previous)) > parameters.toleranceInSystem,
  );
  const [first] = unequal;
  if (!first) return passed(`All ${known.length} lines accumulate from the print before.`);
  const before = amount(first.before, previous, "year_to_date");
  const period = amount(first.now, income, "period_to_date");
  const year = amount(first.now, income, "year_to_date");
  const others = unequal.length - 1;
  const more =
    others === 0 ? "" : ` ${others} more ${others === 1 ? "line does" : "lines do"} not accumulate.`;
  return {
    outcome: "failed",
    because: `${first.name} prints ${formatCents(year)} for the year to date, but ${formatCents(before)} before and ${formatCents(period)} this period make ${formatCents(before + period)}.${more}`,
    left: year,
    right: before + period,
    difference: year - before - period,
    tolerance: parameters.toleranceInSystem,
    evidence: figureEvidence(unequal.flatMap((row) => figuresOf(row, income, previous))),
    about: unequal.map((row) => rowId(row, income)),
  };
}

/** Accumulation, and that prints which end on one day of one fiscal year agree on the year to date. */
export function accumulationConstraints(context: IncomeContext): Constraint[] {
  const { income, previous, property, parameters } = context;
  const tolerance = parameters.toleranceInSystem;
  const statement = income.document.sha256;
  const accumulating =
    previous && !startsFiscalYear(property, income) && missingPrint(context) === null
      ? rowsOf(income, previous).map((row) => {
          const id = rowId(row, income);
          const terms = [
            ...termsOf(row, row.now, income, "year_to_date", 1n),
            ...termsOf(row, row.now, income, "period_to_date", -1n),
            ...termsOf(row, row.before, previous, "year_to_date", -1n),
          ];
          return linearConstraint({ id, rule: "ROL-02", statement, family: id, terms, tolerance });
        })
      : [];
  return [...accumulating, ...sameDayTies(context)];
}

function sameDayTies({ property, income, parameters }: IncomeContext): Constraint[] {
  const others = incomeStatementsEnding(property, income.window.end, income).filter(
    ({ document }) => document.sha256 > income.document.sha256,
  );
  return others.flatMap((other) =>
    rowsOf(income, other).map((row) => {
      const id = `same-day ${income.document.sha256} ${other.document.sha256} ${row.part} ${row.key}`;
      const terms = [
        ...termsOf(row, row.now, income, "year_to_date", 1n),
        ...termsOf(row, row.before, other, "year_to_date", -1n),
      ];
      return linearConstraint({
        id,
        rule: "same day",
        statement: income.document.sha256,
        family: id,
        terms,
        tolerance: parameters.toleranceInSystem,
      });
    }),
  );
}

function missingPrint({ income, previous, property }: IncomeContext): string | null {
  if (!income.columns.includes("year_to_date")) return "the year-to-date column";
  const { start } = income.window;
  if (start === null) return "the start of the window";
  const isUsable =
    previous?.columns.includes("year_to_date") &&
    sameFiscalYear(property, previous.window.end, income.window.end);
  return isUsable ? null : `the income statement that ends on ${formatDate(previousDay(start))}`;
}

/** Leaves by account, totals by role or code. Headers have no amounts, and balances do not accumulate. */
function rowsOf(now: StatementFacts, before: StatementFacts): Row[] {
  const rows = new Map<string, Row>();
  const add = (mapped: MappedLine, side: "now" | "before") => {
    if (mapped.line.kind === "header" || mapped.part === "cash_balances") return;
    const key = mapped.totalRole ?? accountKey(mapped.line);
    const id = `${mapped.part} ${key}`;
    const row = rows.get(id) ?? { key, part: mapped.part, name: mapped.line.name, now: [], before: [] };
    row[side].push(mapped);
    rows.set(id, row);
  };
  for (const mapped of now.lines) add(mapped, "now");
  for (const mapped of before.lines) add(mapped, "before");
  return [...rows.values()];
}

function rowId({ part, key }: Row, income: StatementFacts): string {
  return `ROL-02 ${income.document.sha256} ${part} ${key}`;
}

function isKnown(row: Row, income: StatementFacts, previous: StatementFacts): boolean {
  return (
    (row.now.length > 0 || absenceIsProven(row.before, income)) &&
    (row.before.length > 0 || absenceIsProven(row.now, previous))
  );
}

/** Whether the row, printed elsewhere, may be read as 0 in a statement that does not print it. */
function absenceIsProven(elsewhere: readonly MappedLine[], statement: StatementFacts): boolean {
  return elsewhere.every(({ part, number, line }) => {
    if (line.kind !== "line") return false;
    const section = sectionOfAccount(statement.chart, part, number);
    return (
      section !== null &&
      statement.sectionIsProven(section, "year_to_date") &&
      statement.sectionIsProven(section, "period_to_date")
    );
  });
}

function difference(row: Row, income: StatementFacts, previous: StatementFacts): bigint {
  return (
    amount(row.now, income, "year_to_date") -
    amount(row.now, income, "period_to_date") -
    amount(row.before, previous, "year_to_date")
  );
}

function amount(lines: readonly MappedLine[], statement: StatementFacts, column: ColumnKey): bigint {
  return sumOfFigures(statement.figures(lines, column));
}

function figuresOf(row: Row, income: StatementFacts, previous: StatementFacts): FactFigure[] {
  return [
    ...income.figures(row.now, "year_to_date"),
    ...income.figures(row.now, "period_to_date"),
    ...previous.figures(row.before, "year_to_date"),
  ];
}

function termsOf(
  row: Row,
  lines: readonly MappedLine[],
  statement: StatementFacts,
  column: ColumnKey,
  coefficient: 1n | -1n,
): Term[] {
  const printed = lines.flatMap((mapped) => printedCell(statement, mapped, column) ?? []);
  const cells: Cell[] = printed.length > 0 ? printed : [absentCell(statement, row, row.part, column)];
  return cells.map((cell) => ({ cell, coefficient }));
}
