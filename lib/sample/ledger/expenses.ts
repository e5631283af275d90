import { isJanuary, type Month, monthOfYear, yearOf } from "../month";
import type { Random } from "../random";
import { grown, type MonthlyProcess } from "./income";
import type { Ledger } from "./ledger";
import type { OperatingAccount } from "./operating-accounts";
import type { PropertyProfile } from "./profile";
import { instalment, share } from "./share";

const CASH = "0122-0000";
export const PAYABLES = "2110-0000";
export const ACCRUALS = "2030-0000";
export const MANAGER_PAYABLE = "2132-0000";

const SEASON: Record<OperatingAccount["pattern"], readonly number[]> = {
  steady: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  summer: [75, 75, 80, 90, 110, 130, 145, 145, 125, 95, 70, 60],
  winter: [210, 190, 140, 90, 55, 40, 35, 35, 45, 70, 120, 170],
  occasional: [45, 45, 45, 45, 45, 45, 45, 45, 45, 45, 45, 45],
  snow: [80, 60, 35, 0, 0, 0, 0, 0, 0, 0, 15, 55],
};

/** Bills of the month. They wait in payables or accruals until they are paid. */
export function bookOperatingExpenses(
  ledger: Ledger,
  profile: PropertyProfile,
  random: Random,
): MonthlyProcess {
  const liability = { payables: PAYABLES, accruals: ACCRUALS, cash: CASH };
  return (month) => {
    for (const account of profile.operating) {
      const cents = billOf(account, profile, random, month, yearOf(month) - yearOf(ledger.first));
      ledger.post({ month, debit: account.code, credit: liability[account.through], cents });
    }
  };
}

function billOf(
  account: OperatingAccount,
  profile: PropertyProfile,
  random: Random,
  month: Month,
  years: number,
): number {
  const season = SEASON[account.pattern][monthOfYear(month) - 1] ?? 100;
  const wobble = random.int(88, 112);
  if (account.pattern === "occasional" || account.pattern === "snow") {
    return random.chance(season) ? random.int(account.scale * 20, account.scale * 100) : 0;
  }
  const monthly = Math.floor((account.scale * profile.areaSquareFeet) / 12);
  return share(share(grown(monthly, 275, years), season, 100), wobble, 100) + 1_000;
}

/** The manager's fee on the month's income: owed to an affiliate, paid the month after. */
export function bookManagementFee(ledger: Ledger, profile: PropertyProfile): MonthlyProcess {
  return (month) => {
    const owed = -ledger.balance(MANAGER_PAYABLE, month);
    const kept = share(owed, 4, 100);
    ledger.post({ month, debit: MANAGER_PAYABLE, credit: CASH, cents: owed - kept });
    const income = ["4010-0000", "4020-0000", "4030-0000", "4040-0000"];
    const base = income.reduce((sum, code) => sum - ledger.movement(code, month, month), 0);
    const fee = share(base, profile.managementFeeBps, 10_000);
    ledger.post({ month, debit: "6010-0000", credit: MANAGER_PAYABLE, cents: fee });
  };
}

/** Pays last month's bills and part of this month's, so that both liabilities move every month and never vanish. */
export function payBills(ledger: Ledger, random: Random): MonthlyProcess {
  return (month) => {
    for (const code of [PAYABLES, ACCRUALS]) {
      const before = month > ledger.first ? -ledger.balance(code, month - 1) : 0;
      const owed = -ledger.balance(code, month);
      const billed = owed - (month > ledger.first ? before : 0);
      const kept = share(Math.max(billed, 1_000), random.int(35, 85), 100);
      const cents = owed - (kept === before ? kept + 100 : kept);
      ledger.post({ month, debit: code, credit: CASH, cents });
    }
  };
}

/** A year's tax accrues in twelve parts and is paid, in arrears, the January after: from escrow where there is one. */
export function accruePropertyTax(ledger: Ledger, profile: PropertyProfile): MonthlyProcess {
  return (month) => {
    const payFrom = profile.loan ? "1310-0000" : CASH;
    if (isJanuary(month)) {
      const owed = -ledger.balance("2410-0000", month - 1);
      ledger.post({ month, debit: "2410-0000", credit: payFrom, cents: owed });
    }
    const tax = grown(profile.yearlyTaxCents, 250, yearOf(month) - yearOf(ledger.first));
    const cents = instalment(tax, monthOfYear(month) - 1, 12);
    ledger.post({ month, debit: "5010-0000", credit: "2410-0000", cents });
  };
}

/** The yearly premium is paid the month before the policy starts and used up in twelve parts. */
export function amortiseInsurance(ledger: Ledger, profile: PropertyProfile): MonthlyProcess {
  const payFrom = profile.loan ? "1320-0000" : CASH;
  return (month) => {
    const premium = premiumOf(profile, policyYear(profile, month) - yearOf(ledger.first) + 1);
    const part = (monthOfYear(month) - profile.policyStart + 12) % 12;
    ledger.post({ month, debit: "5012-0000", credit: "1995-0000", cents: instalment(premium, part, 12) });
    if (part !== 11) return;
    const next = premiumOf(profile, policyYear(profile, month) - yearOf(ledger.first) + 2);
    ledger.post({ month, debit: "1995-0000", credit: payFrom, cents: next });
  };
}

/** The year in which the policy in force in a month started. */
export function policyYear(profile: PropertyProfile, month: Month): number {
  return monthOfYear(month) >= profile.policyStart ? yearOf(month) : yearOf(month) - 1;
}

/** Premium of the policy that starts `years` after the one in force when the books open. */
export function premiumOf(profile: PropertyProfile, years: number): number {
  return grown(profile.yearlyPremiumCents, 400, years);
}

/** Software and permits paid ahead each spring; never used up entirely before the next payment. */
export function amortisePrepaidExpenses(
  ledger: Ledger,
  profile: PropertyProfile,
  random: Random,
): MonthlyProcess {
  const yearly = random.int(180_000, 900_000);
  return (month) => {
    if (!profile.hasPrepaidExpenses) return;
    const index = monthOfYear(month) - 1;
    const code = ledger.has("5400-0004") ? "5400-0004" : "6020-0000";
    if (!ledger.has(code)) return;
    ledger.post({ month, debit: code, credit: "1996-0000", cents: instalment(yearly, index, 12) });
    if (index === 11) ledger.post({ month, debit: "1996-0000", credit: CASH, cents: yearly });
  };
}
