import { AppError } from "@/lib/errors";
import type { Ledger } from "./ledger/ledger";
import { type PropertyName, propertyNames } from "./ledger/names";
import { makeProfile, type PropertyProfile } from "./ledger/profile";
import { simulateLedger } from "./ledger/simulate";
import { januaryOf, type Month, parseMonth } from "./month";
import { createRandom, type Random } from "./random";
import type { SampleDocument } from "./sample-document";
import { printProperty } from "./statements/print-property";
import { type PrintWindow, statementWindows } from "./statements/windows";

export type { PrintWindow } from "./statements/windows";

export interface PortfolioOptions {
  seed: number;
  /** Default 3. */
  properties?: number;
  /** The first month, `YYYY-MM`; default 2024-01. */
  from?: string;
  /** Default 12. */
  months?: number;
  /** Windows of the income statements; balance sheets are printed wherever one opens or closes. Default all. */
  prints?: readonly PrintWindow[];
}

export interface SampleProperty extends PropertyName {
  ledger: Ledger;
}

export interface Portfolio {
  seed: number;
  first: Month;
  last: Month;
  prints: readonly PrintWindow[];
  properties: SampleProperty[];
  documents: SampleDocument[];
  /** Codes of the properties that something was made wrong in. */
  defective: readonly string[];
}

/**
 * Invented properties, their books and the prints of them. The same options give the same portfolio everywhere.
 * Throws an AppError where no window of the kinds asked for lies within the months.
 */
export function generatePortfolio(options: PortfolioOptions): Portfolio {
  const { seed, properties: count = 3, from = "2024-01", months = 12 } = options;
  const prints = options.prints ?? ["month", "quarter", "year"];
  if (!Number.isInteger(count) || count < 1) throw new RangeError("a portfolio has at least one property");
  if (!Number.isInteger(months) || months < 1) throw new RangeError("a portfolio has at least one month");
  const first = parseMonth(from);
  const last = first + months - 1;
  const random = createRandom(seed);
  if (statementWindows({ first, last }, prints).length === 0) {
    throw new AppError(
      "nothing_to_print",
      `No ${prints.join(" or ")} lies within ${months} months from ${from}.`,
    );
  }
  // The first balance sheet shows the month before the first window, and that year's earnings in it.
  const period = { first: januaryOf(first - 1), last };
  const names = propertyNames(random.fork("names"), count);
  const profiles = names.map((name) =>
    makeProfile(random.fork(`profile ${name.code}`), name, period.first, last),
  );
  lendAmong(profiles, random.fork("affiliates"));
  const properties = profiles.map((profile) => ({
    name: profile.name,
    code: profile.code,
    ledger: simulateLedger(profile, random.fork(`books ${profile.code}`), period),
  }));
  const plan = { seed, first, last, prints };
  const documents = properties.flatMap((property) => printProperty(property, plan));
  return { ...plan, properties, documents, defective: [] };
}

/** Some properties owe one another money, so that account names hold other properties' names. */
function lendAmong(profiles: PropertyProfile[], random: Random): void {
  for (let i = 0; i + 1 < profiles.length; i += 2) {
    const [lender, borrower] = [profiles[i], profiles[i + 1]];
    if (!lender || !borrower || !random.chance(60)) continue;
    const cents = random.int(2, 40) * 500_000;
    lender.owedBy = { name: borrower.name, code: borrower.code, cents };
    borrower.owes = { name: lender.name, code: lender.code, cents };
  }
}
