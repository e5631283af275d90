import { formatDate } from "@/lib/dates/format-date";
import { type AccountNumber, sectionOfAccount } from "@/lib/facts/chart";
import { balanceSheetBefore, type KnownAccount } from "@/lib/facts/property-facts";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { type FactFigure, sumOfFigures } from "@/lib/formula/fact-source";
import { abs, formatCents } from "@/lib/money/cents";
import { materialityAt } from "../materiality";
import type { BalanceContext, Verdict } from "../rule";
import { figureEvidence, headerEvidence, notApplicable, notEvaluated, passed, perAccount } from "../verdicts";

/** What one account did from the balance sheet before to this one. */
export interface Change {
  account: KnownAccount;
  now: bigint;
  before: bigint;
  delta: bigint;
  figures: FactFigure[];
}

/** A verdict for each account of some roles whose change since the sheet before a judge objects to. */
export function compared(
  context: BalanceContext,
  roles: readonly string[],
  what: string,
  judge: (change: Change) => Pick<Verdict, "outcome" | "because"> | null,
): Verdict[] {
  const { sheet, previous } = context;
  if (!previous) return [notEvaluated("an earlier balance sheet")];
  const all = changes(sheet, previous, accountsWith(context, roles));
  if (all.length === 0) return [notApplicable(`Neither balance sheet prints ${what}.`)];
  const found = all.flatMap((change): Verdict[] => {
    const verdict = judge(change);
    if (!verdict) return [];
    const { account, now, before, delta, figures } = change;
    return [
      {
        ...verdict,
        subject: account.key,
        left: now,
        right: before,
        difference: delta,
        evidence: [...figureEvidence(figures), ...headerEvidence(previous, ["period"])],
      },
    ];
  });
  return perAccount(found, passed(`Nothing to note since ${formatDate(previous.window.end)}.`));
}

export function costFell(context: BalanceContext): boolean {
  const { sheet, previous } = context;
  const cost = (of: StatementFacts) =>
    sumOfFigures(of.figures(of.leaves("depreciable_cost"), "current_balance"));
  return previous !== null && cost(sheet) < cost(previous);
}

export function stoppedDepreciation(context: BalanceContext): Verdict[] {
  const { sheet, previous, property } = context;
  const earlier = previous && balanceSheetBefore(property, previous);
  if (!previous || !earlier) return [notEvaluated("two earlier balance sheets")];
  const accounts = accountsWith(context, ["accumulated_depreciation"]);
  if (accounts.length === 0) return [notApplicable("The balance sheet prints no accumulated depreciation.")];
  const movedBefore = new Map(
    changes(previous, earlier, accounts).map(({ account, delta }) => [account.key, delta]),
  );
  const found = changes(sheet, previous, accounts)
    .filter(({ account, now, delta }) => {
      const cost = classCost(sheet, account);
      return delta === 0n && (movedBefore.get(account.key) ?? 0n) < 0n && cost > 0n && -now < cost;
    })
    .map(
      ({ account, now, figures }): Verdict => ({
        outcome: "warned",
        subject: account.key,
        because: `${account.name} stopped at ${formatCents(now)} before its cost was worn down.`,
        evidence: figureEvidence(figures),
      }),
    );
  return perAccount(found, passed("No depreciation stopped early."));
}

function classCost(sheet: StatementFacts, { number }: KnownAccount): bigint {
  const assetClass = sheet.chart.assetClasses.find(
    ({ accumulated: [from, to] }) => number !== null && number.stem >= from && number.stem <= to,
  );
  if (!assetClass) return 0n;
  const lines = sheet.leavesBetween("balance_sheet", ...assetClass.cost);
  return sumOfFigures(sheet.figures(lines, "current_balance"));
}

export function staleAccounts(context: BalanceContext): Verdict[] {
  const { sheet, property, parameters } = context;
  const sheets = [sheet];
  for (
    let earlier = balanceSheetBefore(property, sheet);
    earlier;
    earlier = balanceSheetBefore(property, earlier)
  ) {
    sheets.push(earlier);
    if (sheets.length > parameters.stalePeriods) break;
  }
  if (sheets.length <= parameters.stalePeriods) {
    return [notEvaluated(`${parameters.stalePeriods} earlier balance sheets`)];
  }
  const found = accountsWith(context, ["accrued_expense", "trade_payable", "prepaid_insurance"])
    .map((account) => ({ account, figures: sheets.map((each) => balance(each, account) ?? []) }))
    .filter(({ figures }) => {
      const balances = figures.map(sumOfFigures);
      return balances[0] !== 0n && balances.every((value) => value === balances[0]);
    })
    .map(
      ({ account, figures }): Verdict => ({
        outcome: "warned",
        subject: account.key,
        because: `${account.name} has not moved over ${parameters.stalePeriods} balance sheets.`,
        evidence: figureEvidence(figures.flat()),
      }),
    );
  return perAccount(found, passed("Accruals, payables and prepaid insurance move."));
}

export function changedAccounts(context: BalanceContext): Verdict[] {
  const { sheet, previous, property, parameters } = context;
  if (!previous) return [notEvaluated("an earlier balance sheet")];
  const materiality = materialityAt(property, sheet, parameters);
  const known = property.accounts.get("balance_sheet")?.values() ?? [];
  const isPrinted = (on: StatementFacts, { key }: KnownAccount) =>
    on.account("balance_sheet", key).length > 0;
  const found = changes(sheet, previous, known)
    .filter(
      ({ account, delta }) =>
        isPrinted(sheet, account) !== isPrinted(previous, account) && abs(delta) > materiality,
    )
    .map(({ account, now, before, delta, figures }): Verdict => {
      const isNew = isPrinted(sheet, account);
      return {
        outcome: "warned",
        subject: account.key,
        because: isNew
          ? `${account.name} is new, with ${formatCents(now)}.`
          : `${account.name} is gone; it held ${formatCents(before)}.`,
        left: now,
        right: before,
        difference: delta,
        evidence: [...figureEvidence(figures), ...headerEvidence(isNew ? previous : sheet)],
      };
    });
  return perAccount(found, passed("No material account appeared or vanished."));
}

/** Balances of accounts on this sheet and the one before, where both are known. */
function changes(
  sheet: StatementFacts,
  previous: StatementFacts,
  accounts: Iterable<KnownAccount>,
): Change[] {
  return [...accounts].flatMap((account) => {
    const now = balance(sheet, account);
    const before = balance(previous, account);
    if (!now || !before || now.length + before.length === 0) return [];
    const [nowValue, beforeValue] = [sumOfFigures(now), sumOfFigures(before)];
    return [
      {
        account,
        now: nowValue,
        before: beforeValue,
        delta: nowValue - beforeValue,
        figures: [...now, ...before],
      },
    ];
  });
}

/** Null where nothing is printed and the section does not prove that it is 0. */
function balance(sheet: StatementFacts, { key, number }: { key: string; number: AccountNumber | null }) {
  const figures = sheet.figures(sheet.account("balance_sheet", key), "current_balance");
  if (figures.length > 0) return figures;
  const section = sectionOfAccount(sheet.chart, "balance_sheet", number);
  return section && sheet.sectionIsProven(section, "current_balance") ? [] : null;
}

function accountsWith({ property }: BalanceContext, roles: readonly string[]): KnownAccount[] {
  const known = [...(property.accounts.get("balance_sheet")?.values() ?? [])];
  return known.filter((account) => account.roles.some((role) => roles.includes(role)));
}
