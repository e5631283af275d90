import type { Month } from "../month";
import type { Random } from "../random";
import { type PartyNames, type PropertyName, partyNames } from "./names";
import { OPERATING_ACCOUNTS, type OperatingAccount } from "./operating-accounts";
import { share } from "./share";

/** A tenancy of one unit. `to` is its last month; open-ended within the simulated months when null. */
export interface Lease {
  from: Month;
  to: Month | null;
  monthlyRentCents: number;
  /** Yearly step in basis points, on each anniversary of `anniversary`. */
  stepBps: number;
  anniversary: Month;
  depositCents: number;
}

export interface AssetClass {
  code: string;
  name: string;
  costCents: number;
  /** The contra account and what it takes a month; no contra for land. */
  contra?: { code: string; name: string; openingCents: number; monthlyCents: number };
}

export interface Loan {
  principalCents: number;
  paymentCents: number;
  rateBps: number;
  dayCount: "30/360" | "actual/360";
}

/** Everything about a property that stays as it is while its books are written. Yearly budgets grow from it. */
export interface PropertyProfile extends PropertyName {
  parties: PartyNames;
  /** Another property of the portfolio that owes this one money, and one that this one owes. */
  owedBy: (PropertyName & { cents: number }) | null;
  owes: (PropertyName & { cents: number }) | null;
  areaSquareFeet: number;
  leases: Lease[];
  yearlyTaxCents: number;
  yearlyPremiumCents: number;
  /** 1 is January; the month before which the premium is paid. */
  policyStart: number;
  /** Share of tax, insurance and common-area cost that tenants reimburse, in percent. */
  recoveryPercent: number;
  operating: OperatingAccount[];
  managementFeeBps: number;
  assets: AssetClass[];
  deferred: AssetClass[];
  loan: Loan | null;
  hasMoneyMarket: boolean;
  hasDepositAccount: boolean;
  hasPercentageRent: boolean;
  hasSignLease: boolean;
  hasLateFees: boolean;
  hasPrepaidExpenses: boolean;
  hasAffiliateReceivable: boolean;
  hasInvestorPayable: boolean;
  distributes: "monthly" | "quarterly";
}

export function makeProfile(random: Random, name: PropertyName, first: Month, last: Month): PropertyProfile {
  const leases = makeLeases(random.fork("leases"), first, last);
  const area = leases.areaSquareFeet;
  const rent = leases.yearlyRentCents;
  const operating = OPERATING_ACCOUNTS.filter(({ share: percent }) => random.chance(percent));
  const yearlyTaxCents = share(rent, random.int(700, 1100), 10_000);
  const yearlyPremiumCents = area * random.int(35, 70);
  const steady = operating.filter(({ pattern }) => pattern !== "occasional" && pattern !== "snow");
  const budget = steady.reduce((sum, { scale }) => sum + scale * area, 0) + operating.length * 300_000;
  // Most of tax, insurance and upkeep comes back as recoveries; what is left of income carries the loan.
  const carryCents = rent - share(rent, 8, 100) - share(budget, 60, 100) - share(yearlyTaxCents, 25, 100);
  const valueCents = Math.floor(share(rent, 100, random.int(9, 12)) / 10_000_000) * 10_000_000;
  return {
    ...name,
    parties: partyNames(random.fork("parties")),
    owedBy: null,
    owes: null,
    areaSquareFeet: area,
    leases: leases.leases,
    yearlyTaxCents,
    yearlyPremiumCents,
    policyStart: random.int(2, 12),
    recoveryPercent: random.int(82, 95),
    operating,
    managementFeeBps: random.pick([300, 350, 400]),
    assets: makeAssets(random.fork("assets"), valueCents, last - first + 1),
    deferred: makeDeferred(random.fork("deferred"), last - first + 1),
    loan: random.chance(92) ? makeLoan(random.fork("loan"), carryCents, valueCents) : null,
    hasMoneyMarket: random.chance(30),
    hasDepositAccount: random.chance(20),
    hasPercentageRent: random.chance(40),
    hasSignLease: random.chance(35),
    hasLateFees: random.chance(50),
    hasPrepaidExpenses: random.chance(50),
    hasAffiliateReceivable: random.chance(40),
    hasInvestorPayable: random.chance(40),
    distributes: random.pick(["monthly", "quarterly"]),
  };
}

function makeLeases(random: Random, first: Month, last: Month) {
  const leases: Lease[] = [];
  let [areaSquareFeet, yearlyRentCents] = [0, 0];
  const units = random.int(9, 26);
  for (let unit = 0; unit < units; unit++) {
    const isAnchor = unit === 0;
    const area = isAnchor ? random.int(22_000, 48_000) : random.int(900, 7_500);
    const rentPerFoot = isAnchor ? random.int(800, 1400) : random.int(1_450, 3_200);
    const monthlyRentCents = Math.floor((area * rentPerFoot) / 12);
    const lease: Lease = {
      from: first,
      to: null,
      monthlyRentCents,
      stepBps: random.pick([0, 150, 200, 250, 300]),
      anniversary: first - random.int(0, 11),
      depositCents: isAnchor ? 0 : Math.floor(monthlyRentCents / 10_000) * 10_000,
    };
    areaSquareFeet += area;
    yearlyRentCents += monthlyRentCents * 12;
    if (isAnchor || !random.chance(15)) leases.push(lease);
    else leases.push(...splitByVacancy(random, lease, last));
  }
  return { leases, areaSquareFeet, yearlyRentCents };
}

/** The unit's tenant leaves some day and, after months of vacancy, another takes it. */
function splitByVacancy(random: Random, lease: Lease, last: Month): Lease[] {
  const to = random.int(lease.from, last);
  const from = to + random.int(2, 7);
  const next: Lease = {
    ...lease,
    from,
    anniversary: from,
    monthlyRentCents: share(lease.monthlyRentCents, random.int(97, 108), 100),
  };
  return from > last ? [{ ...lease, to }] : [{ ...lease, to }, next];
}

function makeAssets(random: Random, valueCents: number, months: number): AssetClass[] {
  const part = (percent: number) => share(valueCents, percent, 100);
  const assets: AssetClass[] = [
    { code: "0510-0000", name: "Land", costCents: part(random.int(14, 22)) },
    depreciated(random, months, {
      asset: ["0610-0000", "Buildings"],
      contra: ["1061-0000", "Accum. Depr. - Buildings"],
      costCents: part(random.int(52, 60)),
      lifeYears: 39,
    }),
  ];
  const improvements = [
    {
      asset: ["0710-0000", "5 Year Improvements"],
      contra: ["1071-0000", "Accum. Depr. 5 Year Impr."],
      percent: 4,
      lifeYears: 5,
    },
    {
      asset: ["0810-0000", "15 Year Improvements"],
      contra: ["1081-0000", "Accum. Depr. 15 Yr Impr."],
      percent: 13,
      lifeYears: 15,
    },
    {
      asset: ["0910-0000", "Other Improvements"],
      contra: ["1091-0000", "Accum. Depr.-Other Imp."],
      percent: 3,
      lifeYears: 10,
    },
  ] as const;
  for (const { percent, ...improvement } of improvements) {
    if (!random.chance(75)) continue;
    assets.push(
      depreciated(random, months, { ...improvement, costCents: part(percent) + random.int(0, 99_999) }),
    );
  }
  return assets;
}

interface Depreciated {
  asset: readonly [string, string];
  contra: readonly [string, string];
  costCents: number;
  lifeYears: number;
}

/** Straight line in whole dollars a month; a short-lived class may be fully depreciated and kept at cost. */
function depreciated(random: Random, months: number, input: Depreciated): AssetClass {
  const { costCents, lifeYears } = input;
  const isUsedUp = lifeYears <= 5 && random.chance(40);
  const monthlyCents = isUsedUp ? 0 : Math.floor(costCents / (lifeYears * 12) / 100) * 100;
  // A class must not run out while its books are written, or the run-rate of depreciation would break.
  const monthsLeft =
    costCents === 0 || monthlyCents === 0 ? 0 : Math.floor(costCents / monthlyCents) - months - 1;
  const monthsTaken = isUsedUp ? 0 : random.int(1, Math.max(1, Math.min(60, monthsLeft)));
  return {
    code: input.asset[0],
    name: input.asset[1],
    costCents,
    contra: {
      code: input.contra[0],
      name: input.contra[1],
      openingCents: isUsedUp ? costCents : Math.min(monthsTaken * monthlyCents, costCents),
      monthlyCents: monthsLeft > 0 ? monthlyCents : 0,
    },
  };
}

function makeDeferred(random: Random, months: number): AssetClass[] {
  const loanCosts = depreciated(random, months, {
    asset: ["1920-0000", "Loan Costs"],
    contra: ["1922-0000", "Accum. Amortization Loan Costs"],
    costCents: random.int(18_000_000, 52_000_000),
    lifeYears: 10,
  });
  const commissions = depreciated(random, months, {
    asset: ["1950-0000", "External - Lease Commission"],
    contra: ["1952-0000", "Accum. Amort - TI/LC"],
    costCents: random.int(9_000_000, 80_000_000),
    lifeYears: 10,
  });
  return random.chance(70) ? [loanCosts, commissions] : [loanCosts];
}

/** A level payment that leaves a good third of what the property carries. */
function makeLoan(random: Random, carryCents: number, valueCents: number): Loan {
  const rateBps = random.int(360, 640);
  const principalBps = random.chance(20) ? 0 : random.int(110, 210);
  const affordable = Math.floor(
    (share(carryCents, random.int(48, 62), 100) * 10_000) / (rateBps + principalBps),
  );
  const principalCents = Math.min(affordable, share(valueCents, 68, 100));
  return {
    principalCents,
    rateBps,
    dayCount: principalBps > 0 ? random.pick(["30/360", "actual/360"]) : "30/360",
    paymentCents: share(principalCents, rateBps + principalBps, 120_000),
  };
}
