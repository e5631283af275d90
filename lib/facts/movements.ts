import type { FactFigure } from "@/lib/formula/fact-source";
import { sumCents } from "@/lib/money/cents";
import { ADJUSTMENT_PREFIX, accountNumber } from "./chart";
import type { KnownAccount, PropertyFacts } from "./property-facts";
import type { StatementFacts } from "./statement-facts";
import { sectionWithTotal } from "./window-facts";

/** The statements around one window. */
export interface MovementStatements {
  opening: StatementFacts;
  closing: StatementFacts;
  income: StatementFacts;
}

/** One balance-sheet account over a window: what the two balance sheets say and what the cash-flow tail says. */
export interface AccountMovement {
  account: KnownAccount;
  /** 1 for assets, whose increase uses cash; −1 for liabilities and capital. */
  sign: 1n | -1n;
  opening: FactFigure[];
  closing: FactFigure[];
  adjustments: FactFigure[];
  /** False when an amount is not printed and its section does not prove that it is 0. */
  isKnown: boolean;
  /** The cash effect of the balance-sheet change: −Δ of assets, +Δ of liabilities and capital. */
  expected: bigint;
  printed: bigint;
}

/** Accounts whose movement the tail does not list: cash is the result, the year's earnings start the tail. */
const NOT_ADJUSTED = ["cash", "beginning_equity", "current_earnings"];

/** Every account that any of the three statements prints, by code. */
export function accountMovements(property: PropertyFacts, statements: MovementStatements): AccountMovement[] {
  const { opening, closing, income } = statements;
  const keys = new Set([
    ...opening.accountKeys("balance_sheet"),
    ...closing.accountKeys("balance_sheet"),
    ...income.accountKeys("adjustments"),
  ]);
  return [...keys]
    .sort()
    .flatMap((key) => knownAccount(property, key) ?? [])
    .filter(({ roles }) => !roles.some((role) => NOT_ADJUSTED.includes(role)))
    .map((account) => movementOf(account, statements));
}

/** The account by its balance-sheet roles, also where only a tail prints it. */
function knownAccount(property: PropertyFacts, key: string): KnownAccount | null {
  const onSheet = property.accounts.get("balance_sheet")?.get(key);
  if (onSheet) return onSheet;
  const inTail = property.accounts.get("adjustments")?.get(key);
  if (!inTail) return null;
  const roles = inTail.roles
    .filter((role) => role.startsWith(ADJUSTMENT_PREFIX))
    .map((role) => role.slice(ADJUSTMENT_PREFIX.length));
  return { ...inTail, roles };
}

function movementOf(
  account: KnownAccount,
  { opening, closing, income }: MovementStatements,
): AccountMovement {
  const sign = isAsset(account) ? 1n : -1n;
  const balances = (sheet: StatementFacts) =>
    sheet.figures(sheet.account("balance_sheet", account.key), "current_balance");
  const figures = {
    opening: balances(opening),
    closing: balances(closing),
    adjustments: income.figures(income.account("adjustments", account.key), "period_to_date"),
  };
  const change = total(figures.closing) - total(figures.opening);
  return {
    account,
    sign,
    ...figures,
    isKnown:
      (figures.opening.length > 0 || absenceIsProven(opening, account)) &&
      (figures.closing.length > 0 || absenceIsProven(closing, account)) &&
      (figures.adjustments.length > 0 || tailIsProven(income)),
    expected: -sign * change,
    printed: total(figures.adjustments),
  };
}

function isAsset({ number }: KnownAccount): boolean {
  return number !== null && number.stem < 2000;
}

function absenceIsProven(sheet: StatementFacts, { key }: KnownAccount): boolean {
  const number = accountNumber(key);
  const section = sheet.chart.sections.find(
    ({ part, isOptional, from, to }) =>
      part === "balance_sheet" && !isOptional && number !== null && number.stem >= from && number.stem <= to,
  );
  return section !== undefined && sheet.sectionIsProven(section, "current_balance");
}

function tailIsProven(income: StatementFacts): boolean {
  const tail = sectionWithTotal(income.chart, "total_adjustments");
  return tail !== null && income.sectionIsProven(tail, "period_to_date");
}

function total(figures: readonly FactFigure[]): bigint {
  return sumCents(figures.map(({ value }) => value));
}
