import { formatDate } from "@/lib/dates/format-date";
import { type AccountNumber, sectionOfAccount } from "@/lib/facts/chart";
import { balanceSheetBefore, type KnownAccount } from "@/lib/facts/property-facts";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import type { FactFigure } from "@/lib/formula/fact-source";
import { abs, formatCents, sumCents } from "@/lib/money/cents";
import { materialityAt } from "../materiality";
import type { BalanceContext, Rule, Verdict } from "../rule";
import { figureEvidence, headerEvidence, notApplicable, notEvaluated, passed, perAccount } from "../verdicts";
import { yearEndClose, yearEndConstraints } from "./year-end-close";

const scope = "balance_sheet";
const version = 1;

/** ROL, of balance sheets: a balance follows from the one before it, account by account. */
export const accountBalanceRules: readonly Rule[] = [
  {
    id: "ROL-08",
    version,
    scope,
    title: "The year was closed into beginning equity",
    whyItMatters:
      "Until the year is closed, current earnings mix two years and every equity tie needs an explanation.",
    severity: "medium",
    definition:
      "beginning_equity = beginning_equity + current_earnings of the balance sheet at the fiscal year end before; warned when beginning_equity did not move",
    parameters: ["toleranceInSystem", "fiscalYearFirstMonth"],
    evaluate: (context) => [yearEndClose(context)],
    constraints: yearEndConstraints,
  },
  {
    id: "ROL-11",
    version,
    scope,
    title: "Accumulated depreciation only grows",
    whyItMatters:
      "It shrinks only when an asset leaves; otherwise depreciation was reversed or an amount altered.",
    severity: "medium",
    definition:
      "each accumulated account: balance <= balance of the sheet before, unless depreciable cost fell; absent is 0 where its section is proven",
    parameters: ["toleranceInSystem"],
    evaluate: (context) =>
      compared(context, ["accumulated"], "accumulated accounts", (change) => {
        if (change.delta <= context.parameters.toleranceInSystem || costFell(context)) return null;
        return {
          outcome: "failed",
          because: `${change.account.name} shrank from ${formatCents(change.before)} to ${formatCents(change.now)} although no cost was retired.`,
        };
      }),
  },
  {
    id: "ROL-12",
    version,
    scope,
    title: "Static accounts do not move",
    whyItMatters:
      "Land, buildings, deposits, loan costs and contributions change by a deed, a closing or a cheque.",
    severity: "medium",
    definition:
      "each account of static_assets and contributions: balance = balance of the sheet before; warned",
    parameters: ["toleranceInSystem"],
    evaluate: (context) =>
      compared(context, ["static_assets", "contributions"], "static accounts", (change) =>
        abs(change.delta) <= context.parameters.toleranceInSystem
          ? null
          : {
              outcome: "warned",
              because: `${change.account.name} changed from ${formatCents(change.before)} to ${formatCents(change.now)}.`,
            },
      ),
  },
  {
    id: "ROL-13",
    version,
    scope,
    title: "Additions to fixed assets are supported",
    whyItMatters: "Capital additions want an invoice, and must not hide repairs.",
    severity: "low",
    definition:
      "each account of land, buildings, improvements: abs(balance - balance of the sheet before) < capitalizationThreshold; warned from there on",
    parameters: ["capitalizationThreshold"],
    evaluate: (context) =>
      compared(context, ["fixed_asset_cost"], "fixed assets", (change) =>
        abs(change.delta) < context.parameters.capitalizationThreshold
          ? null
          : {
              outcome: "warned",
              because: `${change.account.name} changed by ${formatCents(change.delta)}: add the support.`,
            },
      ),
  },
  {
    id: "ROL-15",
    version,
    scope,
    title: "Depreciation runs for the life of an asset",
    whyItMatters: "Depreciation that pauses before the cost is worn down was forgotten.",
    severity: "low",
    definition:
      "each accumulated_depreciation account whose class prints its cost: not (moved in the window before, still below cost, unmoved now); warned",
    parameters: [],
    evaluate: stoppedDepreciation,
  },
  {
    id: "ROL-16",
    version,
    scope,
    title: "Working accounts are not stale",
    whyItMatters: "Accruals, payables and prepaid insurance that never move are not being kept.",
    severity: "low",
    definition:
      "each account of accrued_expense, trade_payable, prepaid_insurance with a balance: not unchanged over stalePeriods balance sheets; warned",
    parameters: ["stalePeriods"],
    evaluate: staleAccounts,
  },
  {
    id: "ROL-17",
    version,
    scope,
    title: "New and vanished accounts",
    whyItMatters: "A material account that appears or disappears is often a remapping.",
    severity: "info",
    definition:
      "each balance-sheet account printed on one of two sheets in a row with a balance above materiality; warned as information",
    parameters: ["materialityFloor", "materialityBps"],
    evaluate: changedAccounts,
  },
];

interface Change {
  account: KnownAccount;
  now: bigint;
  before: bigint;
  delta: bigint;
  figures: FactFigure[];
}

/** Balances of accounts with one of the roles on this sheet and the one before, where both are known. */
function changes(
  sheet: StatementFacts,
  previous: StatementFacts,
  accounts: Iterable<KnownAccount>,
): Change[] {
  return [...accounts].flatMap((account) => {
    const now = balance(sheet, account);
    const before = balance(previous, account);
    if (!now || !before || now.length + before.length === 0) return [];
    const [nowValue, beforeValue] = [total(now), total(before)];
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

function compared(
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

function costFell(context: BalanceContext): boolean {
  const { sheet, previous } = context;
  const cost = (of: StatementFacts) => total(of.figures(of.leaves("depreciable_cost"), "current_balance"));
  return previous !== null && cost(sheet) < cost(previous);
}

function stoppedDepreciation(context: BalanceContext): Verdict[] {
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
  return total(sheet.figures(lines, "current_balance"));
}

function staleAccounts(context: BalanceContext): Verdict[] {
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
      const balances = figures.map(total);
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

function changedAccounts(context: BalanceContext): Verdict[] {
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

function total(figures: readonly FactFigure[]): bigint {
  return sumCents(figures.map(({ value }) => value));
}
