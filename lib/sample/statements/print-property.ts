import { compareText } from "@/lib/collections/compare-text";
import { addDays } from "@/lib/dates/plain-date";
import type { Ledger } from "../ledger/ledger";
import type { PropertyName } from "../ledger/names";
import { firstDay, lastDay, type Month, monthHeading, monthOfYear, monthText, yearOf } from "../month";
import { createRandom, type Random } from "../random";
import { INCOME_COLUMNS, type PrintLook, type SampleDocument } from "../sample-document";
import { balanceSheetRows } from "./balance-sheet";
import { incomeStatementRows } from "./income-statement";
import { balanceMonths, type PrintWindow, type StatementWindow, statementWindows } from "./windows";

export interface PrintPlan {
  seed: number;
  first: Month;
  last: Month;
  prints: readonly PrintWindow[];
}

/** What the books looked like when the prints of a month end were made. */
export interface BooksAt {
  ledger: Ledger;
  /** The month since which earnings are not closed; null for the January of the year. */
  openSince: Month | null;
}

/** All prints of a property. `booksAt` tells the books as they stood at the printing of a month end. */
export function printProperty(
  property: PropertyName & { ledger: Ledger },
  plan: PrintPlan,
  booksAt: (monthEnd: Month) => BooksAt = () => ({ ledger: property.ledger, openSince: null }),
): SampleDocument[] {
  const habits = printHabits(property, plan);
  const windows = statementWindows(plan, plan.prints);
  const balances = balanceMonths(windows).map((month) =>
    printBalanceSheet(property, habits, month, booksAt(month)),
  );
  const incomes = windows.map((window) => printIncomeStatement(property, habits, window, booksAt(window.to)));
  return [...balances, ...incomes].sort(
    (a, b) => compareText(a.window.end, b.window.end) || compareText(a.printedAt, b.printedAt),
  );
}

/** What does not change from one print of a property to the next. */
interface PrintHabits {
  random: Random;
  hasLivePercentages: boolean;
  /** A single month prints as `Mar 2024`, or as `Mar 2024-Mar 2024`. */
  repeatsMonth: boolean;
}

function printHabits({ code }: PropertyName, { seed }: PrintPlan): PrintHabits {
  const random = createRandom(`${seed}/prints ${code}`);
  return { random, hasLivePercentages: random.chance(80), repeatsMonth: random.chance(30) };
}

function printBalanceSheet(
  property: PropertyName,
  habits: PrintHabits,
  month: Month,
  books: BooksAt,
): SampleDocument {
  const rows = balanceSheetRows(books.ledger, month, books.openSince ?? undefined);
  return {
    fileName: `${property.code.toUpperCase()}_${monthText(month)}_Balance_Sheet.pdf`,
    kind: "balance_sheet",
    title: "Balance Sheet",
    property: { name: property.name, code: property.code },
    window: { start: null, end: lastDay(month) },
    periodText: monthHeading(month),
    book: "Accrual",
    tree: "ysi_bs",
    printedAt: printTime(habits, month, 0),
    columns: ["current_balance"],
    rows,
    look: printLook(habits, `balance ${month}`),
  };
}

function printIncomeStatement(
  property: PropertyName,
  habits: PrintHabits,
  { kind, from, to }: StatementWindow,
  { ledger }: BooksAt,
): SampleDocument {
  const year = yearOf(to);
  const names = { month: monthText(to), quarter: `${year}-Q${monthOfYear(to) / 3}`, year: `${year}` };
  const order = { month: 1, quarter: 2, year: 3 };
  const isOneMonth = from === to && !habits.repeatsMonth;
  return {
    fileName: `${property.code.toUpperCase()}_${names[kind]}_Income_Statement.pdf`,
    kind: "income_statement",
    title: "Income Statement",
    property: { name: property.name, code: property.code },
    window: { start: firstDay(from), end: lastDay(to) },
    periodText: isOneMonth ? monthHeading(to) : `${monthHeading(from)}-${monthHeading(to)}`,
    book: "Accrual",
    tree: "ysi_cf",
    printedAt: printTime(habits, to, order[kind]),
    columns: [...INCOME_COLUMNS],
    rows: incomeStatementRows(ledger, {
      from,
      to,
      hasPercentages: kind !== "year" && habits.hasLivePercentages,
    }),
    look: printLook(habits, `income ${kind} ${to}`),
  };
}

/** The prints of a month end are made on one day of the month after, minutes apart. */
function printTime({ random }: PrintHabits, month: Month, order: number): string {
  const choices = random.fork(`time ${month}`);
  const day = addDays(lastDay(month), choices.int(8, 20));
  const minutes = choices.int(8 * 60, 17 * 60) + order * choices.int(1, 9);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function printLook({ random }: PrintHabits, label: string): PrintLook {
  const choices = random.fork(`look ${label}`);
  return {
    stream: choices.chance(70) ? "rows" : "columns",
    hasGrid: choices.chance(70),
    amounts: { negative: "minus", hasDollarSign: false, zero: "0.00" },
  };
}
