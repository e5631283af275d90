import { formulaRule } from "../formula-rule";
import type { Rule } from "../rule";
import { sectionSumRule } from "../section-sum-rule";
import { negativeBalances, signRule } from "../sign-rule";
import { passed, perAccount } from "../verdicts";

const scope = "balance_sheet";
const version = 1;

/** BSI: a balance sheet agrees with itself. */
export const balanceSheetRules: readonly Rule[] = [
  formulaRule({
    id: "BSI-01",
    version,
    scope,
    title: "The balance sheet balances",
    whyItMatters:
      "Assets that differ from liabilities and capital mean that the statement cannot be relied on.",
    severity: "critical",
    isInsidePrint: true,
    formula: "total_assets = total_liabilities_and_capital",
    says: { left: "Total assets are", right: "total liabilities and capital are" },
  }),
  sectionSumRule({
    id: "BSI-02",
    version,
    scope,
    section: "current_assets",
    total: "total_current_assets",
    name: "current assets",
    severity: "critical",
  }),
  sectionSumRule({
    id: "BSI-03",
    version,
    scope,
    section: "property_equipment",
    total: "total_property_equipment",
    name: "property and equipment",
    severity: "critical",
  }),
  sectionSumRule({
    id: "BSI-04",
    version,
    scope,
    section: "other_assets",
    total: "total_other_assets",
    name: "other assets",
    severity: "critical",
  }),
  formulaRule({
    id: "BSI-05",
    version,
    scope,
    title: "Total assets is the sum of its sections",
    whyItMatters: "A grand total that its sections do not make hides a section that was altered or left out.",
    severity: "critical",
    isInsidePrint: true,
    formula: "total_current_assets + total_property_equipment + total_other_assets = total_assets",
    says: { left: "The asset sections sum to", right: "the statement prints total assets of" },
  }),
  sectionSumRule({
    id: "BSI-06",
    version,
    scope,
    section: "current_liabilities",
    total: "total_current_liabilities",
    name: "current liabilities",
    severity: "critical",
    severityOfSign: "medium",
  }),
  sectionSumRule({
    id: "BSI-07",
    version,
    scope,
    section: "long_term_liabilities",
    total: "total_long_term_liabilities",
    name: "long-term liabilities",
    severity: "critical",
  }),
  formulaRule({
    id: "BSI-08",
    version,
    scope,
    title: "Total liabilities is the sum of its sections",
    whyItMatters: "A grand total that its sections do not make hides a section that was altered or left out.",
    severity: "critical",
    isInsidePrint: true,
    formula: "total_current_liabilities + total_long_term_liabilities = total_liabilities",
    says: {
      left: "Current and long-term liabilities sum to",
      right: "the statement prints total liabilities of",
    },
  }),
  sectionSumRule({
    id: "BSI-09",
    version,
    scope,
    section: "capital",
    total: "total_capital",
    name: "capital accounts",
    severity: "critical",
  }),
  formulaRule({
    id: "BSI-10",
    version,
    scope,
    title: "Liabilities and capital add up",
    whyItMatters:
      "The right side of the balance sheet must be its two parts, or the balance is only apparent.",
    severity: "critical",
    isInsidePrint: true,
    formula: "total_liabilities + total_capital = total_liabilities_and_capital",
    says: { left: "Liabilities and capital sum to", right: "the statement prints" },
  }),
  signRule({
    id: "BSI-11",
    version,
    title: "Accumulated depreciation and amortization are not positive",
    whyItMatters: "A contra account with an asset's sign adds to the assets what it should take from them.",
    severity: "low",
    role: "accumulated",
    sign: -1n,
    failsAs: "warned",
    says: (name, amount) => `${name} is a contra account, but prints ${amount}.`,
    none: "The balance sheet prints no accumulated depreciation or amortization.",
    fine: "Every accumulated account is zero or negative.",
  }),
  formulaRule({
    id: "BSI-12",
    version,
    scope,
    title: "Accumulated depreciation does not exceed depreciable cost",
    whyItMatters:
      "Assets depreciated below zero point to a missing cost account or to depreciation that ran on.",
    severity: "high",
    formula: "abs(sum(accumulated_depreciation)) <= sum(depreciable_cost)",
    says: { left: "Accumulated depreciation is", right: "depreciable cost is" },
  }),
  signRule({
    id: "BSI-13",
    version,
    title: "Cash accounts are not overdrawn",
    whyItMatters:
      "Negative cash is an overdraft or cheques written ahead of funds: worth a look, rarely an error.",
    severity: "medium",
    role: "cash",
    sign: 1n,
    failsAs: "warned",
    says: (name, amount) => `${name} is negative: ${amount}.`,
    none: "The balance sheet prints no cash account.",
    fine: "No cash account is negative.",
  }),
  {
    id: "BSI-14",
    version,
    scope,
    title: "Payables and receivables have their usual sign",
    whyItMatters:
      "A payable in debit or a receivable in credit is often a payment booked to the wrong account.",
    severity: "low",
    definition:
      "each receivable >= 0; each liability but suspense and clearing >= 0; one verdict an account, warned",
    parameters: [],
    evaluate: (context) => {
      const receivables = negativeBalances(context, ["receivables"], "is a receivable in credit");
      const payables = negativeBalances(
        context,
        ["current_liabilities", "long_term_liabilities"],
        "is a payable in debit",
        ["clearing_accounts"],
      );
      return perAccount(
        [...receivables, ...payables],
        passed("No payable is in debit and no receivable in credit."),
      );
    },
  },
  signRule({
    id: "BSI-15",
    version,
    title: "Escrows and reserves are not negative",
    whyItMatters:
      "A lender's escrow cannot be overdrawn; a negative one was booked against the wrong account.",
    severity: "high",
    role: "escrows",
    sign: 1n,
    failsAs: "failed",
    says: (name, amount) => `${name} is negative: ${amount}.`,
    none: "The balance sheet prints no escrow.",
    fine: "No escrow or reserve is negative.",
  }),
  formulaRule({
    id: "BSI-16",
    version,
    scope,
    title: "Suspense and clearing accounts are empty",
    whyItMatters: "What stands in suspense has not been booked where it belongs.",
    severity: "medium",
    formula: "abs(sum(suspense)) + abs(sum(clearing)) = 0",
    says: { left: "Suspense and clearing accounts hold", right: "they should hold" },
    failsAs: "warned",
  }),
];
