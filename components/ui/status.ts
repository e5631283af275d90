import type { ProofStatus } from "@/lib/proof/proof";
import type { Outcome, Severity } from "@/lib/rules/result";

/** What a colour may mean. Every meaning has an icon and a word beside it. */
export type Meaning = "proven" | "warned" | "failed" | "unknown" | "repaired" | "neutral" | "active";

/** The word and the meaning of each outcome of a rule. */
export const OUTCOMES: Record<Outcome, { meaning: Meaning; word: string }> = {
  passed: { meaning: "proven", word: "verified" },
  failed: { meaning: "failed", word: "failed" },
  warned: { meaning: "warned", word: "warned" },
  not_applicable: { meaning: "neutral", word: "does not apply" },
  not_evaluated: { meaning: "unknown", word: "not evaluated" },
  errored: { meaning: "failed", word: "error" },
};

export const PROOFS: Record<ProofStatus, { meaning: Meaning; word: string }> = {
  proven: { meaning: "proven", word: "proven" },
  unproven: { meaning: "unknown", word: "not proven" },
  repaired: { meaning: "repaired", word: "repaired" },
  corrected: { meaning: "repaired", word: "corrected" },
};

export const SEVERITIES: Record<Severity, Meaning> = {
  critical: "failed",
  high: "failed",
  medium: "warned",
  low: "neutral",
  info: "neutral",
};
