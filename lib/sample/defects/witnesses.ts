import { isFiscalYearStart } from "@/lib/dates/fiscal-year";
import { nextDay, previousDay } from "@/lib/dates/plain-date";
import { type ColumnKey, PERCENT_COLUMNS } from "@/lib/extraction/reading";
import { abs } from "@/lib/money/cents";
import type { SampleDocument, SampleRow } from "../sample-document";
import { blockOf } from "./sections";

/** An equation about one account that holds in clean prints, with its coefficients on the columns of one row. */
export interface Witness {
  /** The rule that states it, or a word where none does. */
  name: string;
  coefficients: Partial<Record<ColumnKey, bigint>>;
  /** Set where the rule surely evaluates it: neighbours of the same length, not windows that merely meet. */
  isRule: boolean;
}

/** What is printed less what should be, by column. */
export type Change = Partial<Record<ColumnKey, bigint>>;

/**
 * What else in the prints speaks of an account that is printed wrongly. A wrong leaf always breaks a sum, but a sum names
 * no account. The account is located where an equation about it alone breaks too; with the gap of the sum its true value
 * is then known, and how it went wrong. Such equations are
 * - a balance: the balance sheet before (or after) and the adjustments of the window between them; for the only cash
 *   account the cash flow; for current earnings the net income; for beginning equity both taken together;
 * - a column of an income statement: the other column where the window starts the year; the year to date before plus the
 *   period (of this print, or of the next); the year to date of another print of the same day; for adjustments also the
 *   two balance sheets; for depreciation and amortization the adjustments of the accumulated accounts; live percentages;
 * - the total, where the account is the only one of its block.
 * An account altered alike in both columns of the only print that shows it has none of these: it is one of several
 * candidates. An equation speaks only when the changes do not cancel in it, which `speaks` tells.
 */
export function witnessesOf(
  documents: readonly SampleDocument[],
  at: SampleDocument,
  row: SampleRow,
): Witness[] {
  return at.kind === "balance_sheet"
    ? balanceWitnesses(documents, at, row)
    : columnWitnesses(documents, at, row);
}

export function speaks({ coefficients }: Witness, change: Change): boolean {
  let residual = 0n;
  for (const column of ["current_balance", "period_to_date", "year_to_date"] as const) {
    residual += (coefficients[column] ?? 0n) * (change[column] ?? 0n);
  }
  return residual !== 0n;
}

/** A live percentage that was left as it was contradicts an amount from one hundredth of a point on. */
export function percentagesSpeak(at: SampleDocument, altered: SampleRow, change: Change): boolean {
  const isLive = at.rows.some(({ values }) => (values.period_percent ?? 0n) !== 0n);
  const base = at.rows.find(({ code }) => code === "4990-0000")?.values ?? {};
  return (["period_to_date", "year_to_date"] as const).some((column) => {
    if (!isLive || change[column] === undefined) return false;
    const [amount, total] = [altered.values[column] ?? 0n, base[column] ?? 0n];
    return abs((altered.values[PERCENT_COLUMNS[column]] ?? 0n) * total - 10_000n * amount) > abs(total);
  });
}

/** True where the total alone gives the leaf away. */
export function isOnlyLeaf(at: SampleDocument, row: SampleRow): boolean {
  const { code } = row;
  if (code === null) return false;
  const isInBlock = row.section === "adjustments" ? () => true : blockOf(code, row.section);
  return (
    at.rows.filter((r) => r.kind === "line" && r.section === row.section && isInBlock(r.code ?? ""))
      .length === 1
  );
}

function balanceWitnesses(
  documents: readonly SampleDocument[],
  at: SampleDocument,
  row: SampleRow,
): Witness[] {
  const day = at.window.end;
  const balanceAt = (end: string) =>
    documents.some((d) => d.kind === "balance_sheet" && d.window.end === end);
  const incomes = documents.filter(({ kind }) => kind === "income_statement");
  const hasWindow = incomes.some(
    ({ window: { start, end } }) =>
      start !== null &&
      ((end === day && balanceAt(previousDay(start))) || (start === nextDay(day) && balanceAt(end))),
  );
  const hasIncome = incomes.some(({ window }) => window.end === day);
  const balance = (name: string): Witness[] => [
    { name, coefficients: { current_balance: 1n }, isRule: true },
  ];
  const stem = row.code?.slice(0, 4) ?? "";
  if (stem === "3995") return hasIncome ? balance("XDT-01") : [];
  if (stem === "3910") return hasIncome && hasWindow ? balance("ROL-05") : [];
  if (!hasWindow) return [];
  if (!isCash(row)) return balance("ROL-03");
  return at.rows.filter(isCash).length === 1 ? balance("XDT-03") : [];
}

function isCash(row: SampleRow): boolean {
  const stem = row.code?.slice(0, 4) ?? "";
  return row.kind === "line" && stem >= "0101" && stem <= "0199";
}

function columnWitnesses(
  documents: readonly SampleDocument[],
  at: SampleDocument,
  row: SampleRow,
): Witness[] {
  const { start, end } = at.window;
  if (start === null) return [];
  const others = documents.filter((other) => other !== at && other.kind === "income_statement");
  const startsYear = isFiscalYearStart(start);
  const before = startsYear ? [] : others.filter(({ window }) => window.end === previousDay(start));
  const after = isFiscalYearStart(nextDay(end))
    ? []
    : others.filter(({ window }) => window.start === nextDay(end));
  const isAlike = (other: SampleDocument) => monthsOf(other) === monthsOf(at);
  const alike = (other: SampleDocument) =>
    isAlike(other) ? { name: "ROL-02", isRule: true } : { name: "other_year_to_date", isRule: false };
  const witnesses: Witness[] = [];
  if (startsYear)
    witnesses.push({ name: "ISI-14", coefficients: { period_to_date: 1n, year_to_date: -1n }, isRule: true });
  for (const other of before) {
    witnesses.push({ ...alike(other), coefficients: { period_to_date: -1n, year_to_date: 1n } });
  }
  for (const other of after) {
    witnesses.push({ ...alike(other), coefficients: { year_to_date: -1n } });
  }
  if (others.some(({ window }) => window.end === end)) {
    witnesses.push({ name: "other_year_to_date", coefficients: { year_to_date: 1n }, isRule: false });
  }
  return [...witnesses, ...ownWitnesses(documents, at, row)];
}

function ownWitnesses(documents: readonly SampleDocument[], at: SampleDocument, row: SampleRow): Witness[] {
  const { start, end } = at.window;
  if (row.section === "adjustments") {
    const balances = documents.filter(({ kind }) => kind === "balance_sheet").map(({ window }) => window.end);
    const hasBoth = start !== null && balances.includes(previousDay(start)) && balances.includes(end);
    return hasBoth ? [{ name: "ROL-03", coefficients: { period_to_date: 1n }, isRule: true }] : [];
  }
  const split = { "7020-0000": "XDT-02a", "7030-0000": "XDT-02b" }[row.code ?? ""];
  if (split === undefined) return [];
  return [
    { name: split, coefficients: { period_to_date: 1n }, isRule: true },
    { name: split, coefficients: { year_to_date: 1n }, isRule: false },
  ];
}

function monthsOf({ window: { start, end } }: SampleDocument): number {
  if (start === null) return 0;
  return (
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
    Number(end.slice(5, 7)) -
    Number(start.slice(5, 7))
  );
}
