import type { Month } from "../month";
import type { Random } from "../random";
import {
  addImprovements,
  distribute,
  fundEscrows,
  keepCashAccounts,
  moveAffiliates,
  payLoan,
  writeDown,
} from "./capital";
import {
  accruePropertyTax,
  amortiseInsurance,
  amortisePrepaidExpenses,
  bookManagementFee,
  bookOperatingExpenses,
  payBills,
} from "./expenses";
import { billIncome, billRecoveries, collectRent, type MonthlyProcess } from "./income";
import { Ledger } from "./ledger";
import { openBooks } from "./opening";
import type { PropertyProfile } from "./profile";

/** Writes the books of a property month by month. `first` must be a January. */
export function simulateLedger(
  profile: PropertyProfile,
  random: Random,
  period: { first: Month; last: Month },
): Ledger {
  const { accounts, opening, workingCapitalCents } = openBooks(profile, random.fork("opening"), period.first);
  const ledger = new Ledger(accounts, period, opening);
  const processes: MonthlyProcess[] = [
    billIncome(ledger, profile, random.fork("income")),
    billRecoveries(ledger, profile, random.fork("recoveries")),
    collectRent(ledger, profile, random.fork("collections")),
    bookOperatingExpenses(ledger, profile, random.fork("expenses")),
    bookManagementFee(ledger, profile),
    payBills(ledger, random.fork("payments")),
    accruePropertyTax(ledger, profile),
    amortiseInsurance(ledger, profile),
    amortisePrepaidExpenses(ledger, profile, random.fork("prepaid")),
    ...(profile.loan
      ? [payLoan(ledger, profile.loan), fundEscrows(ledger, profile, random.fork("escrows"))]
      : []),
    writeDown(ledger, profile.assets, "7020-0000"),
    writeDown(ledger, profile.deferred, "7030-0000"),
    addImprovements(ledger, profile, random.fork("improvements")),
    moveAffiliates(ledger, profile, random.fork("affiliates")),
    keepCashAccounts(ledger, profile, random.fork("cash")),
    distribute(ledger, profile, workingCapitalCents),
  ];
  for (let month = period.first; month <= period.last; month++) for (const run of processes) run(month);
  return ledger;
}
