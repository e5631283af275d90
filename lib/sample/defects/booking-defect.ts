import { addDays } from "@/lib/dates/plain-date";
import { canonicalCents, formatCents } from "@/lib/money/cents";
import { PAYABLES } from "../ledger/expenses";
import type { Ledger } from "../ledger/ledger";
import { isJanuary, lastDay, type Month, monthHeading, yearOf } from "../month";
import type { Portfolio, SampleProperty } from "../portfolio";
import type { Random } from "../random";
import type { SampleDocument } from "../sample-document";
import { type BooksAt, printProperty } from "../statements/print-property";
import { balanceMonths, type StatementWindow, statementWindows } from "../statements/windows";
import type { DefectLabel } from "./defect-label";
import { labelOf } from "./row-defect";

export type BookingDefectKind =
  | "year_not_closed"
  | "depreciation_as_amortization"
  | "back_posted"
  | "restated";

/** All prints of a property after something was booked wrongly. */
export interface Rebooked {
  documents: SampleDocument[];
  label: DefectLabel;
}

export type BookingDefect = (
  portfolio: Portfolio,
  property: SampleProperty,
  random: Random,
) => Rebooked | null;

export const BOOKING_DEFECTS: Record<BookingDefectKind, BookingDefect> = {
  year_not_closed: leaveYearOpen,
  depreciation_as_amortization: misclassifyDepreciation,
  back_posted: backPost,
  restated: restate,
};

/** All balance sheets of a year are printed before the year before it was closed. */
function leaveYearOpen(portfolio: Portfolio, property: SampleProperty, random: Random): Rebooked | null {
  const months = balanceMonths(statementWindows(portfolio, portfolio.prints));
  const years = months
    .filter((month) => isJanuary(month + 1) && months.some((later) => yearOf(later) === yearOf(month) + 1))
    .map((month) => yearOf(month) + 1);
  if (years.length === 0) return null;
  const year = random.pick(years);
  const openSince = (year - 1) * 12;
  const booksAt = (month: Month): BooksAt => ({
    ledger: property.ledger,
    openSince: yearOf(month) === year ? openSince : null,
  });
  const documents = printProperty(property, portfolio, booksAt);
  const first = months.find((month) => yearOf(month) === year) ?? months[0] ?? 0;
  const file = find(documents, "balance_sheet", lastDay(first));
  const earnings = BigInt(property.ledger.netIncome(openSince, openSince + 11));
  return {
    documents,
    label: {
      ...labelOf(file, ["current_balance"], ["3910-0000", "3995-0000"]),
      kind: "year_not_closed",
      amount: canonicalCents(earnings),
      causeKind: "year_not_closed",
      expectedRules: ["XDT-01", "ROL-08"],
      isDetermined: true,
      witnesses: ["XDT-01", "ROL-08"],
      because: `The balance sheets of ${year} still hold the net income of ${year - 1}, ${formatCents(earnings)}, as current earnings.`,
    },
  };
}

/** One class's depreciation of one month goes to amortization; the accumulated account is right. */
function misclassifyDepreciation(
  portfolio: Portfolio,
  property: SampleProperty,
  random: Random,
): Rebooked | null {
  const window = random.pick(shortestWindows(portfolio));
  const month = random.int(window.from, window.to);
  const { ledger } = property;
  const classes = ledger.accounts.filter(
    ({ code }) => code >= "1061-0000" && code <= "1098-9999" && ledger.movement(code, month, month) !== 0,
  );
  if (classes.length === 0) return null;
  const chosen = random.pick(classes);
  const cents = -ledger.movement(chosen.code, month, month);
  const amended = amend(ledger, { month, debit: "7030-0000", credit: "7020-0000", cents });
  const documents = printProperty(property, portfolio, () => ({ ledger: amended, openSince: null }));
  const file = find(documents, "income_statement", lastDay(window.to));
  return {
    documents,
    label: {
      ...labelOf(file, ["period_to_date", "year_to_date"], ["7020-0000", "7030-0000"]),
      kind: "depreciation_as_amortization",
      amount: canonicalCents(BigInt(cents)),
      causeKind: "misclassified",
      expectedRules: ["XDT-02a", "XDT-02b"],
      isDetermined: true,
      witnesses: ["XDT-02a", "XDT-02b"],
      because: `In ${monthHeading(month)} the depreciation of ${chosen.name}, ${formatCents(BigInt(cents))}, was booked as amortization.`,
    },
  };
}

/**
 * An expense is posted into a month whose prints are already made. Later prints carry it in payables, earnings and the
 * year to date; no period shows it. Balances tell the payable; the expense shows only in a year to date of the same year.
 */
function backPost(portfolio: Portfolio, property: SampleProperty, random: Random): Rebooked | null {
  const windows = shortestWindows(portfolio);
  const pairs = windows.filter(({ to }) => windows.some(({ from }) => from === to + 1));
  if (pairs.length === 0) return null;
  const { to: month } = random.pick(pairs);
  const entry = lateInvoice(property.ledger, month, random);
  if (!entry) return null;
  const amended = amend(property.ledger, entry);
  const documents = printProperty(property, portfolio, (end) => ({
    ledger: end > month ? amended : property.ledger,
    openSince: null,
  }));
  const next = windows.find(({ from }) => from === month + 1)?.to ?? month + 1;
  const file = find(documents, "balance_sheet", lastDay(next));
  const isSameYear = !isJanuary(month + 1);
  const rules = isSameYear ? ["ROL-03", "ROL-05", "ROL-02"] : ["ROL-03", "ROL-05"];
  return {
    documents,
    label: {
      ...labelOf(file, ["current_balance"], isSameYear ? [PAYABLES, entry.debit] : [PAYABLES]),
      kind: "back_posted",
      amount: canonicalCents(BigInt(entry.cents)),
      causeKind: "timing",
      expectedRules: rules,
      isDetermined: true,
      witnesses: rules,
      because: `An invoice of ${formatCents(BigInt(entry.cents))} was posted into ${monthHeading(month)} after that month was printed.`,
    },
  };
}

/** A month's prints are made again after an invoice was added; both versions are kept, and later prints follow the new one. */
function restate(portfolio: Portfolio, property: SampleProperty, random: Random): Rebooked | null {
  const { to: month } = random.pick(shortestWindows(portfolio));
  const entry = lateInvoice(property.ledger, month, random);
  if (!entry) return null;
  const amended = amend(property.ledger, entry);
  const current = printProperty(property, portfolio, (end) => ({
    ledger: end >= month ? amended : property.ledger,
    openSince: null,
  }));
  const end = lastDay(month);
  // Later than any first print of this month end, earlier than any of the next.
  const days = random.int(10, 16);
  const again = current.map((document) =>
    document.window.end === end ? printedLater(document, days) : document,
  );
  const before = printProperty(property, portfolio).filter(({ window }) => window.end === end);
  const file = find(again, "balance_sheet", end);
  return {
    documents: [...before, ...again],
    label: {
      ...labelOf(file, ["current_balance"], [PAYABLES, entry.debit]),
      kind: "restated",
      amount: canonicalCents(BigInt(entry.cents)),
      causeKind: "timing",
      expectedRules: ["DOC-13"],
      isDetermined: true,
      witnesses: ["DOC-13"],
      because: `The prints of ${monthHeading(month)} were made again with an invoice of ${formatCents(BigInt(entry.cents))} more.`,
    },
  };
}

function printedLater(document: SampleDocument, days: number): SampleDocument {
  const [day = "", time = ""] = document.printedAt.split("T");
  return {
    ...document,
    fileName: document.fileName.replace(/\.pdf$/, "_Restated.pdf"),
    printedAt: `${addDays(day, days)}T${time}`,
  };
}

interface Entry {
  month: Month;
  debit: string;
  credit: string;
  cents: number;
}

/** An invoice for something the property buys every month, above the materiality of any month. */
function lateInvoice(ledger: Ledger, month: Month, random: Random): Entry | null {
  const isBilled = (code: string) =>
    ledger.movement(code, month, month) > 0 && ledger.movement(code, month + 1, month + 1) >= 0;
  const expenses = ledger.accounts.filter(
    ({ code, type }) => type === "expense" && /^(?:51|52|53|602)/.test(code),
  );
  const codes = expenses.map(({ code }) => code).filter(isBilled);
  if (codes.length === 0) return null;
  return { month, debit: random.pick(codes), credit: PAYABLES, cents: random.int(900_000, 4_500_000) };
}

function amend(ledger: Ledger, entry: Entry): Ledger {
  const amended = ledger.copy();
  amended.post(entry);
  return amended;
}

function shortestWindows(portfolio: Portfolio): StatementWindow[] {
  const windows = statementWindows(portfolio, portfolio.prints);
  const shortest = Math.min(...windows.map(({ from, to }) => to - from));
  return windows.filter(({ from, to }) => to - from === shortest);
}

/** The first print of a kind for a day: of several income statements the shortest window's. */
function find(
  documents: readonly SampleDocument[],
  kind: SampleDocument["kind"],
  end: string,
): SampleDocument {
  const found = documents.find((document) => document.kind === kind && document.window.end === end);
  if (!found) throw new RangeError(`there is no ${kind} for ${end}`);
  return found;
}
