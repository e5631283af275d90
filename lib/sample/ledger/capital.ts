import { daysIn, type Month, monthOfYear, yearOf } from "../month";
import type { Random } from "../random";
import { policyYear, premiumOf } from "./expenses";
import { grown, type MonthlyProcess } from "./income";
import type { Ledger } from "./ledger";
import type { AssetClass, Loan, PropertyProfile } from "./profile";
import { share } from "./share";

const CASH = "0122-0000";
export const MORTGAGE = "2612-0000";

export function payLoan(ledger: Ledger, loan: Loan): MonthlyProcess {
  return (month) => {
    const owed = -ledger.balance(MORTGAGE, month);
    const interest = monthlyInterest(loan, owed, month);
    ledger.post({ month, debit: "7010-0000", credit: CASH, cents: interest });
    ledger.post({
      month,
      debit: MORTGAGE,
      credit: CASH,
      cents: Math.min(loan.paymentCents - interest, owed),
    });
  };
}

function monthlyInterest(loan: Loan, principalCents: number, month: Month): number {
  return loan.dayCount === "30/360"
    ? share(principalCents, loan.rateBps, 120_000)
    : share(principalCents, loan.rateBps * daysIn(month), 3_600_000);
}

/** Monthly deposits with the lender; tax and insurance are paid from theirs, the reserves are drawn now and then. */
export function fundEscrows(ledger: Ledger, profile: PropertyProfile, random: Random): MonthlyProcess {
  const reserve = Math.floor((profile.areaSquareFeet * 20) / 12);
  const leasing = Math.floor((profile.areaSquareFeet * 60) / 12);
  return (month) => {
    const years = yearOf(month) - yearOf(ledger.first);
    const tax = Math.floor(grown(profile.yearlyTaxCents, 250, years) / 12) + 1;
    const premium = premiumOf(profile, policyYear(profile, month) - yearOf(ledger.first) + 2);
    const deposits = {
      "1310-0000": tax,
      "1320-0000": Math.floor(premium / 12) + 1,
      "1330-0000": leasing,
      "1340-0000": reserve,
    };
    for (const [debit, cents] of Object.entries(deposits)) ledger.post({ month, debit, credit: CASH, cents });
    for (const credit of ["1330-0000", "1340-0000"]) {
      if (!random.chance(12)) continue;
      const cents = share(ledger.balance(credit, month), random.int(5, 25), 100);
      ledger.post({ month, debit: CASH, credit, cents });
    }
  };
}

/** Depreciation to 7020, amortisation to 7030, each never beyond cost. */
export function writeDown(ledger: Ledger, classes: readonly AssetClass[], expense: string): MonthlyProcess {
  return (month) => {
    for (const { code, contra } of classes) {
      if (!contra) continue;
      const left = ledger.balance(code, month) + ledger.balance(contra.code, month);
      const cents = Math.min(contra.monthlyCents, left);
      ledger.post({ month, debit: expense, credit: contra.code, cents });
    }
  };
}

/** Small improvements. The larger ones fall in no month that also closes a quarter, one account at a time. */
export function addImprovements(ledger: Ledger, profile: PropertyProfile, random: Random): MonthlyProcess {
  const target = profile.assets.find(
    ({ code, contra }) => code >= "0700-0000" && (contra?.monthlyCents ?? 0) > 0,
  );
  let spent = 0;
  let isLargeDone = false;
  return (month) => {
    if (!target) return;
    if (monthOfYear(month) === 1) [spent, isLargeDone] = [0, random.chance(75)];
    const mayBeLarge = monthOfYear(month) % 3 !== 0 && monthOfYear(month) <= 8;
    const isLarge = !isLargeDone && spent === 0 && mayBeLarge && random.chance(15);
    const cents = isLarge ? random.int(700_000, 4_000_000) : random.int(40_000, 160_000);
    if (!isLarge && (!random.chance(12) || isLargeDone === false || spent + cents > 480_000)) return;
    isLargeDone = true;
    spent += isLarge ? 480_000 : cents;
    ledger.post({ month, debit: target.code, credit: CASH, cents });
  };
}

/** Advances between the property and its affiliates: small against what is already outstanding. */
export function moveAffiliates(ledger: Ledger, profile: PropertyProfile, random: Random): MonthlyProcess {
  return (month) => {
    if (profile.hasAffiliateReceivable && random.chance(20)) {
      const cents = share(ledger.balance("0310-0000", month), random.int(1, 5), 100);
      if (random.chance(50)) ledger.post({ month, debit: CASH, credit: "0310-0000", cents });
      else ledger.post({ month, debit: "0310-0000", credit: CASH, cents: Math.floor(cents / 2) });
    }
    if (profile.hasInvestorPayable && random.chance(15)) {
      const cents = share(-ledger.balance("2120-0000", month), random.int(2, 8), 100);
      ledger.post({ month, debit: "2120-0000", credit: CASH, cents });
    }
  };
}

/** Interest on the money-market account, and money moved between the property's own accounts. */
export function keepCashAccounts(ledger: Ledger, profile: PropertyProfile, random: Random): MonthlyProcess {
  return (month) => {
    if (!profile.hasMoneyMarket) return;
    const cents = share(ledger.balance("0125-0000", month), random.int(20, 40), 10_000);
    ledger.post({ month, debit: "0125-0000", credit: "4095-0000", cents });
    if (random.chance(25)) {
      const moved = random.int(2, 9) * 100_000;
      ledger.post({ month, debit: "0125-0000", credit: CASH, cents: moved });
    }
  };
}

/** Owners take what exceeds the working capital, in round thousands, and never pay back. */
export function distribute(ledger: Ledger, profile: PropertyProfile, workingCapital: number): MonthlyProcess {
  return (month) => {
    if (profile.distributes === "quarterly" && monthOfYear(month) % 3 !== 0) return;
    const excess = ledger.balance(CASH, month) - workingCapital;
    const cents = Math.floor(excess / 500_000) * 500_000;
    if (cents > 0) ledger.post({ month, debit: "3990-0000", credit: CASH, cents });
  };
}
