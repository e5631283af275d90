import { isJanuary, type Month, monthOfYear, yearOf } from "../month";
import type { Random } from "../random";
import type { Ledger } from "./ledger";
import type { Lease, PropertyProfile } from "./profile";
import { share } from "./share";

/** What happens in the books every month, in the order of the month. */
export type MonthlyProcess = (month: Month) => void;

export const RECEIVABLE = "0305-0000";

/** Rent billed under one lease in a month, steps on its anniversaries included. */
export function leaseRent(lease: Lease, month: Month): number {
  if (month < lease.from || (lease.to !== null && month > lease.to)) return 0;
  const years = Math.floor((month - lease.anniversary) / 12);
  let rent = lease.monthlyRentCents;
  for (let year = 0; year < years; year++) rent = share(rent, 10_000 + lease.stepBps, 10_000);
  return rent;
}

export function billIncome(ledger: Ledger, profile: PropertyProfile, random: Random): MonthlyProcess {
  const bill = (month: Month, credit: string, cents: number) =>
    ledger.post({ month, debit: RECEIVABLE, credit, cents });
  const percentageRent = random.int(60_000, 240_000);
  const signRent = random.int(35_000, 120_000);
  return (month) => {
    for (const lease of profile.leases) bill(month, "4010-0000", leaseRent(lease, month));
    if (profile.hasPercentageRent) bill(month, "4050-0000", share(percentageRent, random.int(70, 140), 100));
    if (profile.hasSignLease) bill(month, "4085-0000", signRent);
    if (profile.hasLateFees && random.chance(60)) bill(month, "4070-0000", random.int(2_500, 45_000));
    if (random.chance(75)) bill(month, "4090-0000", random.int(1_500, 88_000));
  };
}

const COMMON_AREA = { from: "5100-0000", to: "5399-0000" } as const;

/** Tenants pay estimates every month; each April the year before is settled, up or down. */
export function billRecoveries(ledger: Ledger, profile: PropertyProfile, random: Random): MonthlyProcess {
  const estimates = new Map<number, { tax: number; insurance: number; commonArea: number }>();
  const part = (cents: number) => share(cents, profile.recoveryPercent, 1_200);
  const estimateFor = (month: Month) => {
    const year = yearOf(month);
    const years = year - yearOf(ledger.first);
    const known = estimates.get(year);
    if (known) return known;
    const lastYear = isJanuary(month) && years > 0 ? commonAreaCost(ledger, year - 1) : 0;
    const made = {
      tax: part(grown(profile.yearlyTaxCents, 250, years)),
      insurance: part(grown(profile.yearlyPremiumCents, 400, years)),
      commonArea: part(lastYear || profile.areaSquareFeet * random.int(150, 210)),
    };
    estimates.set(year, made);
    return made;
  };
  return (month) => {
    const { tax, insurance, commonArea } = estimateFor(month);
    ledger.post({ month, debit: RECEIVABLE, credit: "4020-0000", cents: tax });
    ledger.post({ month, debit: RECEIVABLE, credit: "4030-0000", cents: insurance });
    ledger.post({ month, debit: RECEIVABLE, credit: "4040-0000", cents: commonArea });
    if (monthOfYear(month) === 4) {
      const trueUp = share(commonArea, random.int(-60, 140), 100);
      ledger.post({ month, debit: RECEIVABLE, credit: "4060-0000", cents: trueUp });
    }
  };
}

export function grown(cents: number, bps: number, years: number): number {
  let amount = cents;
  for (let year = 0; year < years; year++) amount = share(amount, 10_000 + bps, 10_000);
  return amount;
}

function commonAreaCost(ledger: Ledger, year: number): number {
  let cost = 0;
  for (const { code } of ledger.accounts)
    if (code > COMMON_AREA.from && code < COMMON_AREA.to)
      cost += ledger.movement(code, year * 12, year * 12 + 11);
  return cost;
}

/** Money from tenants: what stays owed and what is paid ahead swings from month to month. */
export function collectRent(ledger: Ledger, profile: PropertyProfile, random: Random): MonthlyProcess {
  return (month) => {
    const rent = -ledger.movement("4010-0000", month, month);
    const owed = ledger.balance(RECEIVABLE, month);
    const stillOwed = Math.min(share(rent, random.int(12, 45), 100), owed - 100);
    ledger.post({ month, debit: "0122-0000", credit: RECEIVABLE, cents: owed - stillOwed });
    const ahead = share(rent, random.int(4, 18), 100);
    ledger.post({
      month,
      debit: "0122-0000",
      credit: "2510-0000",
      cents: ahead + ledger.balance("2510-0000", month),
    });
    for (const lease of profile.leases) moveDeposit(ledger, lease, month);
  };
}

function moveDeposit(ledger: Ledger, lease: Lease, month: Month): void {
  const isNew = lease.from === month && month > ledger.first;
  const isLeaving = lease.to === month;
  if (isNew) ledger.post({ month, debit: "0122-0000", credit: "2520-0000", cents: lease.depositCents });
  if (isLeaving) ledger.post({ month, debit: "2520-0000", credit: "0122-0000", cents: lease.depositCents });
}
