import { isDebitAccount, isProfitOrLoss } from "../ledger/account";
import type { Ledger } from "../ledger/ledger";
import { januaryOf, type Month } from "../month";
import type { SampleRow } from "../sample-document";
import { addPercentages } from "./percentages";
import { sumValues, treeRows } from "./tree";
import { INCOME_TREE } from "./yardi-trees";

export interface IncomeOptions {
  from: Month;
  to: Month;
  /** Whether the percent columns are worked out; else they print 0.00 throughout. */
  hasPercentages: boolean;
}

/** The rows of an income statement with its cash-flow tail: the window and, beside it, the year to its end. */
export function incomeStatementRows(ledger: Ledger, options: IncomeOptions): SampleRow[] {
  const income = treeRows(INCOME_TREE, incomeLeaves(ledger, options), "income_statement");
  const net = income.find(({ code }) => code === "9090-0000")?.values ?? {};
  const adjustments = adjustmentLeaves(ledger, options);
  const total = sumValues(adjustments.map((row) => row.values));
  const rows = [
    ...income,
    tailRow("header", "ADJUSTMENTS", {}),
    ...adjustments,
    tailRow("subtotal", "TOTAL ADJUSTMENTS", total),
    tailRow("subtotal", "CASH FLOW", sumValues([net, total])),
  ];
  return addPercentages(rows.map(onlyAmounts), options.hasPercentages);
}

function incomeLeaves(ledger: Ledger, { from, to }: IncomeOptions): SampleRow[] {
  return ledger.accounts.filter(isProfitOrLoss).flatMap((account) => {
    const sign = isDebitAccount(account) ? 1 : -1;
    const values = amounts(ledger, { code: account.code, from, to, sign });
    return values ? [leafRow(account, "income_statement", values)] : [];
  });
}

/** Every balance-sheet account but cash, beginning equity and current earnings, by what its movement did to cash. */
function adjustmentLeaves(ledger: Ledger, { from, to }: IncomeOptions): SampleRow[] {
  return ledger.accounts.flatMap((account) => {
    const { type, code } = account;
    const isAdjustment = !isProfitOrLoss(account) && type !== "cash" && type !== "beginning_equity";
    if (!isAdjustment || type === "current_earnings") return [];
    const values = amounts(ledger, { code, from, to, sign: -1 });
    return values ? [leafRow(account, "adjustments", values)] : [];
  });
}

/** Null where both columns are zero: such accounts are not printed. */
function amounts(ledger: Ledger, account: { code: string; from: Month; to: Month; sign: 1 | -1 }) {
  const { code, from, to, sign } = account;
  const period = sign * ledger.movement(code, from, to);
  const year = sign * ledger.movement(code, januaryOf(to), to);
  return period === 0 && year === 0 ? null : { period_to_date: BigInt(period), year_to_date: BigInt(year) };
}

function leafRow(
  { code, name, isFlush }: { code: string; name: string; isFlush?: true },
  section: SampleRow["section"],
  values: SampleRow["values"],
): SampleRow {
  return { kind: "line", code, name, section, values, indent: isFlush ? 0 : 1 };
}

function tailRow(kind: "header" | "subtotal", name: string, values: SampleRow["values"]): SampleRow {
  return { kind, code: null, name, section: "adjustments", values, hasGapBefore: true, indent: 4 };
}

function onlyAmounts(row: SampleRow): SampleRow {
  if (row.kind === "header") return { ...row, values: {} };
  const { period_to_date = 0n, year_to_date = 0n } = row.values;
  return { ...row, values: { period_to_date, year_to_date } };
}
