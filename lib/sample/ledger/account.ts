/**
 * What an account is to the statements. `beginning_equity` and `current_earnings` are never posted to:
 * their balances follow from net income and the year-end close.
 */
export type AccountType =
  | "cash"
  | "asset"
  | "contra_asset"
  | "liability"
  | "capital"
  | "beginning_equity"
  | "current_earnings"
  | "income"
  | "expense";

export interface Account {
  code: string;
  name: string;
  type: AccountType;
  /** Printed without the leading space that most names have. */
  isFlush?: true;
}

export function isProfitOrLoss(account: Account): boolean {
  return account.type === "income" || account.type === "expense";
}

/** True where a debit makes the printed amount larger. */
export function isDebitAccount(account: Account): boolean {
  const { type } = account;
  return type === "cash" || type === "asset" || type === "contra_asset" || type === "expense";
}
