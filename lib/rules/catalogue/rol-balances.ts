import { abs, formatCents } from "@/lib/money/cents";
import type { Rule } from "../rule";
import { changedAccounts, compared, costFell, staleAccounts, stoppedDepreciation } from "./balance-changes";
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
