import type { Account } from "../ledger/account";
import { isDebitAccount, isProfitOrLoss } from "../ledger/account";
import type { Ledger } from "../ledger/ledger";
import { januaryOf, type Month } from "../month";
import type { SampleRow } from "../sample-document";
import { treeRows } from "./tree";
import { BALANCE_SHEET_TREE } from "./yardi-trees";

/**
 * The rows of a balance sheet at a month end. Earnings since `openSince` stand in current period earnings (by default
 * the January of the year), those before it in beginning equity.
 */
export function balanceSheetRows(
  ledger: Ledger,
  month: Month,
  openSince: Month = januaryOf(month),
): SampleRow[] {
  const leaves: SampleRow[] = [];
  for (const account of ledger.accounts) {
    if (isProfitOrLoss(account)) continue;
    const cents = printedBalance(ledger, account, month, openSince);
    if (cents === 0) continue;
    leaves.push({
      kind: "line",
      code: account.code,
      name: account.name,
      section: "balance_sheet",
      values: { current_balance: BigInt(cents) },
      indent: account.isFlush ? 0 : 1,
    });
  }
  return treeRows(BALANCE_SHEET_TREE, leaves, "balance_sheet").map(onlyBalance);
}

function printedBalance(ledger: Ledger, account: Account, month: Month, openSince: Month): number {
  if (account.type === "current_earnings") return ledger.netIncome(openSince, month);
  const debit = ledger.balance(account.code, month);
  if (account.type === "beginning_equity") return ledger.netIncome(ledger.first, openSince - 1) - debit;
  return isDebitAccount(account) ? debit : -debit;
}

function onlyBalance(row: SampleRow): SampleRow {
  const { current_balance: balance } = row.values;
  return {
    ...row,
    values: row.kind === "header" || balance === undefined ? {} : { current_balance: balance },
  };
}
