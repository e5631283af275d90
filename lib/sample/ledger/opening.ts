import { type Month, monthOfYear } from "../month";
import type { Random } from "../random";
import type { Account, AccountType } from "./account";
import { MORTGAGE } from "./capital";
import { ACCRUALS, MANAGER_PAYABLE, PAYABLES, policyYear, premiumOf } from "./expenses";
import { leaseRent, RECEIVABLE } from "./income";
import { expenseAccount } from "./operating-accounts";
import type { PropertyProfile } from "./profile";
import { share } from "./share";

export interface OpenBooks {
  accounts: Account[];
  opening: Map<string, number>;
  /** Cash the owners leave in the property when they distribute. */
  workingCapitalCents: number;
}

/** The chart and the opening balances of a property. Beginning equity is what makes them balance. */
export function openBooks(profile: PropertyProfile, random: Random, first: Month): OpenBooks {
  const accounts: Account[] = [];
  const opening = new Map<string, number>();
  const add = (type: AccountType, code: string, name: string, debitCents = 0) => {
    accounts.push({ code, name, type });
    if (debitCents !== 0) opening.set(code, debitCents);
  };
  const rent = profile.leases.reduce((sum, lease) => sum + leaseRent(lease, first), 0);
  const taxReserve = profile.loan ? 0 : share(profile.yearlyTaxCents, 115, 100) + profile.yearlyPremiumCents;
  const workingCapitalCents = share(rent, random.int(130, 260), 100) + taxReserve;

  add("cash", "0122-0000", "Cash - Operating", workingCapitalCents + random.int(0, 999_999));
  if (profile.hasMoneyMarket)
    add("cash", "0125-0000", "Cash - Money Market", random.int(2_000_000, 15_000_000));
  const deposits = profile.leases.reduce(
    (sum, { from, depositCents }) => sum + (from === first ? depositCents : 0),
    0,
  );
  if (profile.hasDepositAccount)
    add("cash", "0130-0000", "Cash - Security Deposits", share(deposits, 60, 100));
  addReceivables(profile, random, rent, add);
  addAssets(profile, add);
  addEscrows(profile, random, first, add);
  addPrepaids(profile, first, add);
  addLiabilities(profile, random, { rent, deposits }, add);
  addIncome(profile, add);
  for (const account of profile.operating) accounts.push(expenseAccount(account));
  addOtherExpenses(profile, add);
  addCapital(profile, random, opening, add);
  return { accounts, opening, workingCapitalCents };
}

type Add = (type: AccountType, code: string, name: string, debitCents?: number) => void;

function addReceivables(profile: PropertyProfile, random: Random, rent: number, add: Add): void {
  add("asset", RECEIVABLE, "A/R Tenants", share(rent, random.int(12, 45), 100));
  if (random.chance(20)) add("asset", "0306-0000", "A/R Other", random.int(40_000, 900_000));
  if (profile.hasAffiliateReceivable) {
    add("asset", "0310-0000", `AP from ${profile.parties.series}`, random.int(5_000_000, 40_000_000));
  }
  if (profile.owedBy) add("asset", "0330-0000", `Due from ${profile.owedBy.name}`, profile.owedBy.cents);
}

function addAssets(profile: PropertyProfile, add: Add): void {
  for (const { code, name, costCents, contra } of [...profile.assets, ...profile.deferred]) {
    add("asset", code, name, costCents);
    if (contra) add("contra_asset", contra.code, contra.name, -contra.openingCents);
  }
  add("asset", "1210-0000", "Deposits", 10_000 + (profile.areaSquareFeet % 97) * 5_000);
}

function addEscrows(profile: PropertyProfile, random: Random, first: Month, add: Add): void {
  if (!profile.loan) return;
  const saved = (monthOfYear(first) - profile.policyStart + 12) % 12;
  const premium = premiumOf(profile, 1);
  add(
    "asset",
    "1310-0000",
    "Escrow - Property Tax",
    share(profile.yearlyTaxCents, random.int(108, 125), 100),
  );
  add(
    "asset",
    "1320-0000",
    "Escrow - Insurance",
    share(premium, 100 * saved + 12 * random.int(15, 40), 1_200),
  );
  add("asset", "1330-0000", "Escrow - TI/LC", random.int(5_000_000, 45_000_000));
  add("asset", "1340-0000", "Escrow - Replacement Reserves", random.int(1_500_000, 12_000_000));
}

function addPrepaids(profile: PropertyProfile, first: Month, add: Add): void {
  const used = (monthOfYear(first) - profile.policyStart + 12) % 12;
  const premium = premiumOf(profile, policyYear(profile, first) - Math.floor(first / 12) + 1);
  add("asset", "1995-0000", "Prepaid Insurance", premium - Math.floor((premium * used) / 12));
}

function addLiabilities(
  profile: PropertyProfile,
  random: Random,
  { rent, deposits }: { rent: number; deposits: number },
  add: Add,
): void {
  const { parties } = profile;
  add("liability", ACCRUALS, "Accrued Expenses", -random.int(400_000, 1_900_000));
  add("liability", PAYABLES, "Accounts Payable - Trade", -random.int(900_000, 4_500_000));
  if (profile.hasInvestorPayable) {
    add("liability", "2120-0000", `A/P ${parties.investor}`, -random.int(10, 60) * 1_000_000);
  }
  add("liability", MANAGER_PAYABLE, `A/P ${parties.manager}`, -share(rent, profile.managementFeeBps, 10_000));
  if (profile.owes) add("liability", "2140-0000", `Due to ${profile.owes.name}`, -profile.owes.cents);
  if (random.chance(12)) add("liability", "2197-0000", "Affiliate Loan", -random.int(5, 30) * 1_000_000);
  add("liability", "2410-0000", "Property Tax Payable", -profile.yearlyTaxCents);
  add("liability", "2510-0000", "Rent Received in Advance", -share(rent, random.int(4, 18), 100));
  if (random.chance(20))
    add("liability", "2515-0000", "A/P Tenant TI/LC Obligations", -random.int(900_000, 6_000_000));
  add("liability", "2520-0000", "Deposit Refundable to Tenant", -Math.max(deposits, 500_000));
  if (profile.loan) add("liability", MORTGAGE, parties.lender, -profile.loan.principalCents);
}

function addIncome(profile: PropertyProfile, add: Add): void {
  add("income", "4010-0000", "Base Rentals");
  add("income", "4020-0000", "Tax");
  add("income", "4030-0000", "Insurance");
  add("income", "4040-0000", "CAM");
  if (profile.hasPercentageRent) add("income", "4050-0000", "Percentage Rent");
  add("income", "4060-0000", "Annual Cams");
  if (profile.hasLateFees) add("income", "4070-0000", "Late Fees");
  if (profile.hasSignLease) add("income", "4085-0000", "ANTENNA & SIGN LEASE");
  add("income", "4090-0000", "Other Income");
  if (profile.hasMoneyMarket) add("income", "4095-0000", "Interest Income");
}

function addOtherExpenses(profile: PropertyProfile, add: Add): void {
  add("expense", "5010-0000", "Property Tax");
  add("expense", "5012-0000", "Property Insurance");
  add("expense", "6010-0000", "Off Site Management");
  if (profile.loan) add("expense", "7010-0000", "Mortgage Interest");
  add("expense", "7020-0000", "Depreciation");
  add("expense", "7030-0000", "Amortization");
}

function addCapital(profile: PropertyProfile, random: Random, opening: Map<string, number>, add: Add): void {
  const cost = profile.assets.reduce((sum, { costCents }) => sum + costCents, 0);
  const contributed = Math.max(
    Math.floor((cost - (profile.loan?.principalCents ?? 0)) / 250_000) * 250_000,
    50_000_000,
  );
  if (profile.hasPrepaidExpenses) add("asset", "1996-0000", "Prepaid Expenses", random.int(10, 60) * 100_000);
  add("capital", "3050-0000", "Partners Contribution", -contributed);
  add("capital", "3990-0000", "Distribution", random.int(20, 400) * 1_000_000);
  let sum = 0;
  for (const cents of opening.values()) sum += cents;
  add("beginning_equity", "3910-0000", "Beginning Equity", -sum);
  add("current_earnings", "3995-0000", "Current Period Earnings");
}
