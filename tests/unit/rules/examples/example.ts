import type { ReadDocument } from "@/lib/proof/proof";
import type { CheckOptions } from "@/lib/rules/check-documents";
import type { Outcome, Severity } from "@/lib/rules/result";
import { Prints } from "@/tests/support/sample-prints";

/** The smallest change that makes one rule object, and what it must say then. Amounts in cents. */
export interface Example {
  rule: string;
  story: string;
  prints: Prints;
  /** Default: the prints, read. */
  documents?: (prints: Prints) => ReadDocument[];
  options?: (prints: Prints) => CheckOptions;
  expected: {
    outcome: Extract<Outcome, "failed" | "warned">;
    severity: Severity;
    window: { start: string | null; end: string };
    subject?: string;
    left?: bigint;
    /** Null where the right side is not printed. */
    right?: bigint | null;
    because?: RegExp;
  };
}

/** What the examples change needs these accounts in the last month and percentages that are not all zero. */
const NEEDED = ["5199-0000", "5299-0000", "5399-0000", "5499-0000", "5599-0000", "6069-0000", "7030-0000"];
const NEEDED_BALANCES = ["1310-0000", "1995-0000", "2030-0000", "2110-0000", "2612-0000", "3990-0000"];

/** Five months of a property over a year end, with the quarter among them; nothing is wrong. */
export const sound = soundPrints();

/** The last month of `sound`. */
export const february = { start: "2024-02-01", end: "2024-02-29" };
export const endOfFebruary = { start: null, end: "2024-02-29" };

function soundPrints(): Prints {
  for (let seed = 1; seed < 200; seed++) {
    const prints = Prints.of({ seed, from: "2023-10", months: 5, prints: ["month", "quarter"] });
    const income = prints.document("month 2024-02").rows;
    const hasPercentages = income.some(({ values }) => (values.period_percent ?? 0n) !== 0n);
    const codes = new Set(income.map(({ code }) => code));
    const balances = new Set(prints.document("balance 2024-02").rows.map(({ code }) => code));
    const hasAll =
      NEEDED.every((code) => codes.has(code)) && NEEDED_BALANCES.every((code) => balances.has(code));
    if (hasPercentages && hasAll) return prints;
  }
  throw new RangeError("no seed gives a property with all accounts the examples change");
}
