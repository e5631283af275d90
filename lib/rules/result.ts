import type { Box } from "@/lib/extraction/page";
import type { Period } from "@/lib/extraction/reading";
import type { Trace } from "@/lib/formula/trace";
import type { ReadDocument } from "@/lib/proof/proof";

export type Outcome = "passed" | "failed" | "warned" | "not_applicable" | "not_evaluated" | "errored";

export type Severity = "critical" | "high" | "medium" | "low" | "info";

export type CauseKind =
  | "sign"
  | "omitted"
  | "duplicated"
  | "transposition"
  | "digit"
  | "year_not_closed"
  | "one_payment"
  | "misclassified"
  | "account_movement"
  | "timing"
  | "unknown";

/** Where a figure or a header field was printed. `value` is null for text. Amounts are canonical (`-1234.56`). */
export interface Evidence {
  file: string;
  sha256: string;
  page: number;
  box: Box;
  text: string;
  value: string | null;
}

/** A possible explanation of a failure. `amount` is the part of the difference it explains. */
export interface Cause {
  kind: CauseKind;
  /** Printed account codes (the name where no code is printed). */
  accounts: string[];
  amount: string;
  /** Results with the same group fail for one and the same reason. */
  group: string;
  because: string;
}

/** One result per rule, property, window and subject. Amounts are canonical strings, null where there is none. */
export interface RuleResult {
  rule: string;
  version: number;
  title: string;
  outcome: Outcome;
  severity: Severity;
  /** Property code. */
  property: string;
  period: Pick<Period, "start" | "end">;
  /** An account code where the rule goes account by account. */
  subject: string | null;
  because: string;
  left: string | null;
  right: string | null;
  difference: string | null;
  tolerance: string | null;
  /** The cause the documents determine; kind `unknown` where they leave several, or none. Null unless failed or warned. */
  cause: Cause | null;
  /** All explanations that fit, best first. */
  candidates: Cause[];
  evidence: Evidence[];
  /** The formula with its numbers, where the rule is one. */
  trace: Trace | null;
}

export interface RunHashes {
  catalogue: string;
  parameters: string;
  facts: string;
  results: string;
}

export interface CheckReport {
  /** Ordered by what they say, never by file name. */
  documents: ReadDocument[];
  proof: { figures: number; proven: number; repaired: number; unproven: number };
  results: RuleResult[];
  hashes: RunHashes;
}
