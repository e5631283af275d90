import { compareKeys, compareText } from "@/lib/collections/compare-text";
import { groupBy } from "@/lib/collections/group-by";
import { fiscalYearStart, isFiscalYearStart, previousFiscalYearEnd } from "@/lib/dates/fiscal-year";
import { type PlainDate, previousDay } from "@/lib/dates/plain-date";
import type { ReadDocument } from "@/lib/proof/proof";
import { type AccountNumber, adjustmentRoles, type Chart, leafRoles, NOT_ADJUSTED, type Part } from "./chart";
import { accountKey, isLeaf, StatementFacts } from "./statement-facts";

/** Prints of one statement identity, oldest first; the last one is current. */
export interface StatementVersions {
  identity: string;
  versions: StatementFacts[];
  current: StatementFacts;
}

/** An account that some print of the property shows. */
export interface KnownAccount {
  key: string;
  name: string;
  number: AccountNumber | null;
  roles: readonly string[];
}

/** Everything the documents say of one property. */
export interface PropertyFacts {
  code: string;
  /** The current versions whose header tells their period, by window end, then length. */
  balanceSheets: StatementFacts[];
  incomeStatements: StatementFacts[];
  identities: StatementVersions[];
  /** Accounts printed anywhere for the property, by the part they may stand in and their key. */
  accounts: ReadonlyMap<Part, ReadonlyMap<string, KnownAccount>>;
  /** Files given more than once, by sha-256: every copy. */
  copies: ReadDocument[][];
  fiscalYearFirstMonth: number;
}

/** Groups documents by the property their headers name. The result does not depend on the order or names of the files. */
export function propertyFacts(
  documents: readonly ReadDocument[],
  chart: Chart,
  fiscalYearFirstMonth: number,
): PropertyFacts[] {
  const byProperty = groupBy(documents, ({ reading }) => reading.property.code);
  return [...byProperty.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, own]) => oneProperty(code, own, chart, fiscalYearFirstMonth));
}

function oneProperty(
  code: string,
  documents: readonly ReadDocument[],
  chart: Chart,
  fiscalYearFirstMonth: number,
): PropertyFacts {
  const byContent = [...groupBy(documents, ({ sha256 }) => sha256).values()];
  const statements = byContent.flatMap(([first]) => (first ? statementOf(first, chart) : []));
  const identities = [...groupBy(statements, identityOf).entries()]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([identity, prints]) => {
      const versions = prints.toSorted(comparePrints);
      const current = versions.at(-1);
      return current ? [{ identity, versions, current }] : [];
    });
  const current = identities
    .map((entry) => entry.current)
    .filter(({ window }) => window.end !== "")
    .toSorted(compareWindowEnds);
  return {
    code,
    balanceSheets: current.filter(({ kind }) => kind === "balance_sheet"),
    incomeStatements: current.filter(({ kind }) => kind === "income_statement"),
    identities,
    accounts: knownAccounts(statements, chart),
    copies: byContent.filter(({ length }) => length > 1),
    fiscalYearFirstMonth,
  };
}

function statementOf(document: ReadDocument, chart: Chart): StatementFacts[] {
  const kind = document.reading.kind;
  return kind === "balance_sheet" || kind === "income_statement"
    ? [new StatementFacts(document, kind, chart)]
    : [];
}

function knownAccounts(statements: readonly StatementFacts[], chart: Chart): PropertyFacts["accounts"] {
  const accounts = new Map<Part, Map<string, KnownAccount>>();
  const add = (part: Part, account: KnownAccount) => {
    const ofPart = accounts.get(part) ?? new Map<string, KnownAccount>();
    accounts.set(part, ofPart);
    if (!ofPart.has(account.key)) ofPart.set(account.key, account);
  };
  for (const { line, part, number } of statements.flatMap(({ lines }) => lines).filter(isLeaf)) {
    const account = { key: accountKey(line), name: line.name, number, roles: leafRoles(chart, line) };
    if (part === "income_statement") add(part, account);
    else if (part !== "cash_balances") addBalanceAccount(account, add);
  }
  return accounts;
}

/** A balance-sheet account is also one the cash-flow tail may show, and the other way round. */
function addBalanceAccount(account: KnownAccount, add: (part: Part, account: KnownAccount) => void): void {
  add("balance_sheet", account);
  if (account.roles.some((role) => NOT_ADJUSTED.includes(role))) return;
  add("adjustments", { ...account, roles: adjustmentRoles(account.roles) });
}

/** Property, statement kind, window, book and tree: prints that share it are versions of one statement. */
function identityOf({ document: { reading } }: StatementFacts): string {
  const { property, kind, period, book, tree } = reading;
  return JSON.stringify([property.code, kind, period.end, period.start, book, tree]);
}

/** By print time; prints without one come first. The content decides between equals, so that file order never does. */
function comparePrints(a: StatementFacts, b: StatementFacts): number {
  const keys = ({ document: { reading, sha256 } }: StatementFacts) => [reading.printedAt ?? "", sha256];
  return compareKeys(keys(a), keys(b));
}

function compareWindowEnds(a: StatementFacts, b: StatementFacts): number {
  return (
    compareText(a.window.end, b.window.end) ||
    compareText(b.window.start ?? "", a.window.start ?? "") ||
    compareText(identityOf(a), identityOf(b))
  );
}

/** The balance sheet of a day, in the book of another statement. */
export function balanceSheetAt(
  property: PropertyFacts,
  day: PlainDate,
  like: StatementFacts,
): StatementFacts | null {
  return (
    property.balanceSheets.find(
      ({ window, document }) => window.end === day && sameBook(document, like.document),
    ) ?? null
  );
}

/** The latest balance sheet before this one. */
export function balanceSheetBefore(property: PropertyFacts, sheet: StatementFacts): StatementFacts | null {
  return (
    property.balanceSheets.findLast(
      ({ window, document }) => window.end < sheet.window.end && sameBook(document, sheet.document),
    ) ?? null
  );
}

/** The balance sheet that closed the fiscal year before the one a day falls in. */
export function yearEndSheetBefore(
  property: PropertyFacts,
  day: PlainDate,
  like: StatementFacts,
): StatementFacts | null {
  return balanceSheetAt(property, previousFiscalYearEnd(day, property.fiscalYearFirstMonth), like);
}

/** The income statement whose year-to-date column ends the day before this window starts; of several, one as long. */
export function incomeStatementBefore(
  property: PropertyFacts,
  income: StatementFacts,
): StatementFacts | null {
  const { start } = income.window;
  if (start === null) return null;
  const ending = incomeStatementsEnding(property, previousDay(start), income);
  const months = income.document.reading.period.months;
  return ending.find(({ document }) => document.reading.period.months === months) ?? ending[0] ?? null;
}

export function incomeStatementsEnding(
  property: PropertyFacts,
  day: PlainDate,
  like: StatementFacts,
): StatementFacts[] {
  return property.incomeStatements.filter(
    ({ window, document }) => window.end === day && sameBook(document, like.document),
  );
}

/** True when the window starts the fiscal year, so that period-to-date is year-to-date. */
export function startsFiscalYear(property: PropertyFacts, { window }: StatementFacts): boolean {
  return window.start !== null && isFiscalYearStart(window.start, property.fiscalYearFirstMonth);
}

export function sameFiscalYear(property: PropertyFacts, a: PlainDate, b: PlainDate): boolean {
  const first = property.fiscalYearFirstMonth;
  return fiscalYearStart(a, first) === fiscalYearStart(b, first);
}

function sameBook(a: ReadDocument, b: ReadDocument): boolean {
  return a.reading.book === b.reading.book;
}
