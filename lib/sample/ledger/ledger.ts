import type { Month } from "../month";
import { type Account, isProfitOrLoss } from "./account";

/**
 * Double-entry books of one property. Amounts are integer cents within the safe range, debits positive.
 * Every posting moves two accounts by the same amount, so the books balance whatever is posted.
 */
export class Ledger {
  readonly accounts: readonly Account[];
  readonly first: Month;
  readonly last: Month;
  readonly #opening: ReadonlyMap<string, number>;
  readonly #movements: Map<string, number[]>;

  /** `opening` holds the balances on the eve of `first`, with the year before closed; they must sum to 0. */
  constructor(
    accounts: readonly Account[],
    period: { first: Month; last: Month },
    opening: ReadonlyMap<string, number>,
    movements?: ReadonlyMap<string, readonly number[]>,
  ) {
    let sum = 0;
    for (const amount of opening.values()) sum += amount;
    if (sum !== 0) throw new RangeError(`the opening balances are out by ${sum} cents`);
    this.accounts = [...accounts].sort((a, b) => (a.code < b.code ? -1 : 1));
    this.first = period.first;
    this.last = period.last;
    this.#opening = opening;
    this.#movements = new Map(
      this.accounts.map(({ code }) => [
        code,
        [...(movements?.get(code) ?? new Array<number>(this.last - this.first + 1).fill(0))],
      ]),
    );
  }

  /** A negative amount swaps debit and credit. */
  post(entry: { month: Month; debit: string; credit: string; cents: number }): void {
    if (!Number.isSafeInteger(entry.cents)) throw new RangeError(`${entry.cents} is not a number of cents`);
    this.#move(entry.debit, entry.month, entry.cents);
    this.#move(entry.credit, entry.month, -entry.cents);
  }

  /** Debits less credits in the months from `from` to `to`, both included. */
  movement(code: string, from: Month, to: Month): number {
    const months = this.#monthsOf(code);
    let sum = 0;
    for (let month = from; month <= to; month++) sum += months[month - this.first] ?? 0;
    return sum;
  }

  /** Debit balance at the end of the month. */
  balance(code: string, month: Month): number {
    return (this.#opening.get(code) ?? 0) + this.movement(code, this.first, month);
  }

  /** Income less expenses. */
  netIncome(from: Month, to: Month): number {
    let net = 0;
    for (const account of this.accounts)
      if (isProfitOrLoss(account)) net -= this.movement(account.code, from, to);
    return net;
  }

  has(code: string): boolean {
    return this.#movements.has(code);
  }

  copy(): Ledger {
    return new Ledger(this.accounts, { first: this.first, last: this.last }, this.#opening, this.#movements);
  }

  #move(code: string, month: Month, cents: number): void {
    if (month < this.first || month > this.last)
      throw new RangeError(`the books are not open in month ${month}`);
    const months = this.#monthsOf(code);
    months[month - this.first] = (months[month - this.first] ?? 0) + cents;
  }

  #monthsOf(code: string): number[] {
    const months = this.#movements.get(code);
    if (!months) throw new RangeError(`there is no account ${code}`);
    return months;
  }
}
