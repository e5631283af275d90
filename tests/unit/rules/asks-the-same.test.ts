import { describe, expect, test } from "vitest";
import { asksTheSame } from "@/lib/rules/asks-the-same";
import type { RuleResult } from "@/lib/rules/result";

const result: RuleResult = {
  rule: "BSI-01",
  version: 1,
  title: "The balance sheet balances",
  outcome: "failed",
  severity: "critical",
  property: "riverside",
  period: { start: null, end: "2025-03-31" },
  subject: null,
  because: "Total assets is 10.00; total liabilities and capital is 9.00.",
  left: "10.00",
  right: "9.00",
  difference: "1.00",
  tolerance: "0.00",
  cause: null,
  candidates: [],
  evidence: [
    { file: "a.pdf", sha256: "a".repeat(64), page: 1, box: [1, 2, 3, 4], text: "10.00", value: "10.00" },
    { file: "a.pdf", sha256: "a".repeat(64), page: 1, box: [1, 5, 3, 7], text: "9.00", value: "9.00" },
    { file: "a.pdf", sha256: "a".repeat(64), page: 1, box: [1, 8, 3, 9], text: "8:00 AM", value: null },
  ],
  trace: null,
};
const reprinted: RuleResult = {
  ...result,
  evidence: result.evidence.map((place) => ({
    ...place,
    file: "b.pdf",
    sha256: "b".repeat(64),
    page: 2,
    box: [9, 9, 9, 9],
    text: place.value === null ? "9:00 AM" : `$ ${place.text}`,
  })),
};

test("another print of the same numbers asks the same, whatever the cause it leaves", () => {
  const cause = {
    kind: "unknown",
    accounts: [],
    amount: "1.00",
    group: "x",
    because: "Nothing explains it.",
  } as const;
  const said = { ...reprinted, cause: { ...cause, accounts: [] }, severity: "high" as const };
  expect(asksTheSame(result, said)).toBe(true);
});

describe("another question is one with", () => {
  const changes: Record<string, Partial<RuleResult>> = {
    "another rule": { rule: "BSI-02" },
    "another version of the rule": { version: 2 },
    "another property": { property: "lakeside" },
    "another period": { period: { start: null, end: "2025-04-30" } },
    "another subject": { subject: "1010-0000" },
    "another outcome": { outcome: "warned" },
    "another sentence": { because: "1010-0000 is now called Cash; it was Bank." },
    "another left side": { left: "11.00" },
    "another right side": { right: "8.00" },
    "another difference": { difference: "2.00" },
    "another amount in its evidence": {
      evidence: reprinted.evidence.map((place) =>
        place.value === "9.00" ? { ...place, value: "9.01" } : place,
      ),
    },
    "its amounts exchanged": { evidence: reprinted.evidence.toReversed() },
  };
  test.each(Object.entries(changes))("%s", (_, change) => {
    expect(asksTheSame(result, { ...reprinted, ...change })).toBe(false);
  });
});
