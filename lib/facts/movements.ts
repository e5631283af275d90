import { type FactFigure, sumOfFigures } from "@/lib/formula/fact-source";
import { ADJUSTMENTS, NOT_ADJUSTED, sectionOfAccount } from "./chart";
import type { KnownAccount, PropertyFacts } from "./property-facts";
import type { StatementFacts } from "./statement-facts";

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
    .flatMap((key) => property.accounts.get("balance_sheet")?.get(key) ?? [])
    .filter(({ roles }) => !roles.some((role) => NOT_ADJUSTED.includes(role)))
    .map((account) => movementOf(account, statements));
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
  const change = sumOfFigures(figures.closing) - sumOfFigures(figures.opening);
  return {
    account,
    sign,
    ...figures,
    isKnown:
      (figures.opening.length > 0 || absenceIsProven(opening, account)) &&
      (figures.closing.length > 0 || absenceIsProven(closing, account)) &&
      (figures.adjustments.length > 0 || income.sectionIsProven(ADJUSTMENTS, "period_to_date")),
    expected: -sign * change,
    printed: sumOfFigures(figures.adjustments),
  };
}

function isAsset({ number }: KnownAccount): boolean {
  return number !== null && number.stem < 2000;
}

function absenceIsProven(sheet: StatementFacts, { number }: KnownAccount): boolean {
  const section = sectionOfAccount(sheet.chart, "balance_sheet", number);
  return section !== null && sheet.sectionIsProven(section, "current_balance");
}
