import type { Cause, CauseKind } from "@/lib/rules/result";
import { accountingAmount } from "./amount";

const kindWords: Record<CauseKind, string> = {
  sign: "opposite sign",
  omitted: "line left out",
  duplicated: "line counted twice",
  transposition: "two digits swapped",
  digit: "one digit wrong",
  year_not_closed: "year not closed",
  one_payment: "one loan payment",
  misclassified: "booked to another account",
  account_movement: "movement of one account",
  timing: "booked in another period",
  unknown: "cause unknown",
};

/** `opposite sign, 2030-0000: 2,450.00`, and why, unless the finding has just said so in the same words. */
export function causeSentence(cause: Cause, alreadySaid: string): string {
  const accounts = cause.accounts.length > 0 ? `, ${cause.accounts.join(" and ")}` : "";
  const sentence = `${kindWords[cause.kind]}${accounts}: ${accountingAmount(cause.amount).trim()}`;
  return alreadySaid.includes(cause.because) ? sentence : `${sentence} — ${cause.because}`;
}
