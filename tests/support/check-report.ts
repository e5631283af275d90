import type { Cause, CheckReport, RuleResult } from "@/lib/rules/result";
import { readDocument } from "./read-document";

export function cause(over: Partial<Cause> = {}): Cause {
  return {
    kind: "sign",
    accounts: ["2030-0000"],
    amount: "2450.00",
    group: "sign 2030-0000",
    because: "twice the balance is the difference",
    ...over,
  };
}

export function ruleResult(over: Partial<RuleResult> = {}): RuleResult {
  return {
    rule: "BSI-06",
    version: 3,
    title: "Current liabilities add up",
    outcome: "failed",
    severity: "critical",
    property: "quarry",
    period: { start: null, end: "2026-03-31" },
    subject: null,
    because: "The lines sum to 184,310.40; the statement prints 181,860.40.",
    left: "184310.40",
    right: "181860.40",
    difference: "2450.00",
    tolerance: "0.05",
    cause: cause(),
    candidates: [cause()],
    evidence: [
      {
        file: "Balance_Sheet.pdf",
        sha256: "ab".repeat(32),
        page: 2,
        box: [500, 100, 585, 110.25],
        text: "181,860.40",
        value: "181860.40",
      },
    ],
    trace: null,
    ...over,
  };
}

export function checkReport(over: Partial<CheckReport> = {}): CheckReport {
  return {
    documents: [readDocument()],
    proof: { figures: 1, proven: 1, repaired: 0, unproven: 0 },
    results: [ruleResult()],
    hashes: {
      catalogue: "1".repeat(64),
      parameters: "2".repeat(64),
      facts: "3".repeat(64),
      results: "4".repeat(64),
    },
    ...over,
  };
}
