import { previousDay } from "@/lib/dates/plain-date";
import { balanceSheetBefore, type PropertyFacts, sameFiscalYear } from "@/lib/facts/property-facts";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { abs, canonicalCents } from "@/lib/money/cents";
import { changedAccounts } from "./catalogue/restatement";
import { equityEntry, firstSheetOfEquity } from "./causes/equity-entry";
import type { Network } from "./causes/network";
import { type WindowCause, windowCause } from "./causes/unexplained-window";
import type { WindowVerdict } from "./evaluate-window";
import type { Cause } from "./result";
import type { IncomeContext } from "./rule";

/** A cause that lies in the books, not in the print, and what its results are grouped by. */
interface OutsideCause extends WindowCause {
  groupKey: string;
}

/** Why a tie of one window fails although no misprint explains it; null where nothing says. */
export function outsideCause(
  property: string,
  { rule, window, verdict }: WindowVerdict,
  network: Network,
  explained: ReadonlySet<string>,
): Cause | null {
  const difference = verdict.difference ?? 0n;
  if (window.scope === "balance_sheet") {
    if (rule.id !== "ROL-08") return null;
    const entry = entryOfYear(window.context.property, window.context.sheet, difference, network, explained);
    return entry && causeOf(property, entry, difference);
  }
  if (window.scope !== "income_statement") return null;
  const cause =
    causeOfWindow(window.context, network, explained) ??
    entryOf(window.context, difference) ??
    (rule.id === "ROL-02" ? inheritedCause(window.context, network, explained) : null);
  if (!cause) return null;
  const own = verdict.subject ?? null;
  const accounts =
    own !== null && cause.accounts.includes(own)
      ? [own, ...cause.accounts.filter((account) => account !== own)]
      : cause.accounts;
  return causeOf(property, { ...cause, accounts }, difference);
}

function causeOf(property: string, cause: OutsideCause, difference: bigint): Cause {
  const { kind, accounts, groupKey, because } = cause;
  return {
    kind,
    accounts: [...accounts],
    amount: canonicalCents(difference),
    group: `${property} ${groupKey}`,
    because,
  };
}

function causeOfWindow(
  context: IncomeContext,
  network: Network,
  explained: ReadonlySet<string>,
): OutsideCause | null {
  const { start } = context.income.window;
  const cause = start && windowCause(context.income.document.sha256, explained, network);
  if (!cause) return null;
  return restated(context, cause) ?? { ...cause, groupKey: `${cause.kind} ${previousDay(start)}` };
}

/** What the cash flow of the window before lacks, the year to date of the next print makes up for. */
function inheritedCause(
  { income, previous, property }: IncomeContext,
  network: Network,
  explained: ReadonlySet<string>,
): OutsideCause | null {
  const start = previous?.window.start;
  const cause = previous && start && windowCause(previous.document.sha256, explained, network);
  if (!cause || cause.kind === "timing") return null;
  const open = network
    .openConstraints()
    .filter(({ rule, statement }) => rule === "ROL-02" && statement === income.document.sha256)
    .filter(({ cells }) => cells.every(({ isTotal }) => !isTotal));
  const isSame = open.every(({ cells }) => cells.every(({ account }) => cause.accounts.includes(account)));
  return isSame && sameFiscalYear(property, previous.window.end, income.window.end)
    ? { ...cause, groupKey: `${cause.kind} ${previousDay(start)}` }
    : null;
}

/** A balance sheet at either end of the window that was printed again with other amounts for just these accounts. */
function restated({ property, opening, closing }: IncomeContext, cause: WindowCause): OutsideCause | null {
  if (cause.kind !== "timing") return null;
  const sheet = [opening, closing].find((each) => {
    const changed = each ? changedAccounts(property, each) : [];
    return changed.length > 0 && cause.accounts.every((account) => changed.includes(account));
  });
  if (!sheet) return null;
  const because = "The balance sheet at one end of the window was printed again with these accounts changed.";
  return { ...cause, because, groupKey: `restated ${sheet.window.end}` };
}

/** An entry straight to beginning equity, where it makes all of the difference. */
function entryOf({ property, opening, closing }: IncomeContext, difference: bigint): OutsideCause | null {
  return opening && closing ? entryBetween(property, opening, closing, difference) : null;
}

function entryBetween(
  property: PropertyFacts,
  opening: StatementFacts,
  closing: StatementFacts,
  difference: bigint,
): OutsideCause | null {
  const entry = equityEntry(property, opening, closing);
  if (!entry || abs(entry.amount) !== abs(difference)) return null;
  return { ...entry, groupKey: `${entry.kind} ${entry.accounts.join(" ")} ${closing.window.end}` };
}

/** Beginning equity stays wrong for the rest of the year: the cause is that of the window it moved in. */
function entryOfYear(
  property: PropertyFacts,
  sheet: StatementFacts,
  difference: bigint,
  network: Network,
  explained: ReadonlySet<string>,
): OutsideCause | null {
  const first = firstSheetOfEquity(property, sheet);
  const before = balanceSheetBefore(property, first);
  const entry = before && entryBetween(property, before, first, difference);
  if (!entry) return null;
  const income = property.incomeStatements.find(
    ({ window }) =>
      window.end === first.window.end && window.start && previousDay(window.start) === before.window.end,
  );
  const found = income && windowCause(income.document.sha256, explained, network);
  return found && income.window.start
    ? { ...found, groupKey: `${found.kind} ${previousDay(income.window.start)}` }
    : entry;
}
