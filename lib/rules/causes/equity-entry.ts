import { previousFiscalYearEnd } from "@/lib/dates/fiscal-year";
import { balanceSheetBefore, type PropertyFacts, sameFiscalYear } from "@/lib/facts/property-facts";
import { accountKey, type StatementFacts } from "@/lib/facts/statement-facts";
import { sumOfFigures } from "@/lib/formula/fact-source";
import type { WindowCause } from "./unexplained-window";

/** Beginning equity that moved by more than the close of a year. */
export interface EquityEntry extends WindowCause {
  /** What it gained, as printed. */
  amount: bigint;
}

/** Null where beginning equity is what the sheet before lets expect, or where a year end lies between that is not printed. */
export function equityEntry(
  property: PropertyFacts,
  opening: StatementFacts,
  closing: StatementFacts,
): EquityEntry | null {
  const expected = expectedEquity(property, opening, closing);
  if (expected === null) return null;
  const amount = amountOf(closing, "beginning_equity") - expected;
  const leaves = [closing, opening].flatMap((sheet) => sheet.leaves("beginning_equity"));
  if (amount === 0n || leaves.length === 0) return null;
  return {
    kind: "account_movement",
    accounts: [...new Set(leaves.map(({ line }) => accountKey(line)))],
    amount,
    because:
      "Beginning equity moved by just that, though it only takes up the result of a closed year: an entry was booked straight to it.",
  };
}

/** The first sheet of the fiscal year since which beginning equity has stood as on this one. */
export function firstSheetOfEquity(property: PropertyFacts, sheet: StatementFacts): StatementFacts {
  const before = balanceSheetBefore(property, sheet);
  const isSame =
    before !== null &&
    sameFiscalYear(property, before.window.end, sheet.window.end) &&
    amountOf(before, "beginning_equity") === amountOf(sheet, "beginning_equity");
  return isSame ? firstSheetOfEquity(property, before) : sheet;
}

function expectedEquity(
  property: PropertyFacts,
  opening: StatementFacts,
  closing: StatementFacts,
): bigint | null {
  const [from, to] = [opening.window.end, closing.window.end];
  if (sameFiscalYear(property, from, to)) return amountOf(opening, "beginning_equity");
  return from === previousFiscalYearEnd(to, property.fiscalYearFirstMonth)
    ? amountOf(opening, "beginning_equity") + amountOf(opening, "current_earnings")
    : null;
}

function amountOf(sheet: StatementFacts, role: string): bigint {
  return sumOfFigures(sheet.figures(sheet.leaves(role), "current_balance"));
}
