import { describe, expect, test } from "vitest";
import { checkDocuments } from "@/lib/rules/check-documents";
import { RULES } from "@/lib/rules/index";
import type { RuleResult } from "@/lib/rules/result";
import type { Scope } from "@/lib/rules/rule";
import { generatePortfolio, type PortfolioOptions } from "@/lib/sample/portfolio";
import { readSample } from "@/tests/support/read-sample";
import { seedsOr } from "@/tests/support/seeds";

/** Years in every window, a stretch over a year end, and single windows with nothing before them. */
const SHAPES: readonly Omit<PortfolioOptions, "seed">[] = [
  { properties: 1, from: "2023-01", months: 12 },
  { properties: 2, from: "2023-10", months: 5, prints: ["month"] },
  { properties: 1, from: "2022-01", months: 24, prints: ["quarter", "year"] },
  { properties: 2, from: "2024-01", months: 1, prints: ["month"] },
];

const seeds = seedsOr([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const scopeOf = new Map<string, Scope>(RULES.map(({ id, scope }) => [id, scope]));

describe.each(seeds)("seed %i, with nothing wrong in it", (seed) => {
  const shape = SHAPES[seed % SHAPES.length] ?? {};
  const { documents } = generatePortfolio({ seed, ...shape });
  const read = documents.map(readSample);
  const { results, proof } = checkDocuments(read);
  const objections = results.filter(({ outcome }) => outcome === "failed" || outcome === "warned");

  test("no rule fails with critical or high severity, and none breaks", () => {
    const grave = objections.filter(({ severity }) => severity === "critical" || severity === "high");
    expect(grave.map(sentence)).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === "errored").map(sentence)).toEqual([]);
  });

  test("a property-month has at most one finding", () => {
    const byMonth = new Map<string, RuleResult[]>();
    for (const result of objections) {
      const month = `${result.property} ${result.period.end}`;
      byMonth.set(month, [...(byMonth.get(month) ?? []), result]);
    }
    const noisy = [...byMonth.values()].filter(({ length }) => length > 1);
    expect(noisy.map((each) => each.map(sentence))).toEqual([]);
  });

  test("every rule speaks once of every subject of every window it is about, in order", () => {
    expect(results.map(fingerprint)).toEqual([...new Set(results.map(fingerprint))].sort());
    const windows = (scope: Scope) =>
      new Set(
        read
          .filter(({ reading }) => scope === "documents" || reading.kind === scope)
          .map(({ reading: { property, period } }) =>
            JSON.stringify([property.code, period.end, period.start]),
          ),
      );
    const expected = RULES.flatMap(({ id, scope }) => [...windows(scope)].map((window) => `${id} ${window}`));
    const spoken = results.map(
      ({ rule, property, period }) => `${rule} ${JSON.stringify([property, period.end, period.start])}`,
    );
    expect([...new Set(spoken)].sort()).toEqual(expected.sort());
  });

  test("a summary is given where no account is objected to, and only there", () => {
    const byWindow = new Map<string, (string | null)[]>();
    for (const { rule, property, period, subject } of results) {
      const key = JSON.stringify([rule, property, period]);
      byWindow.set(key, [...(byWindow.get(key) ?? []), subject]);
    }
    const mixed = [...byWindow].filter(([, subjects]) => subjects.includes(null) && subjects.length > 1);
    expect(mixed).toEqual([]);
  });

  test("every figure is counted, and at least 98 % are proven", () => {
    const money = read.flatMap(({ proof: { marks } }) => marks.flatMap((each) => Object.keys(each)));
    expect(proof.figures).toBe(money.length);
    expect(proof.proven + proof.repaired + proof.unproven).toBe(proof.figures);
    expect(proof.proven / proof.figures).toBeGreaterThan(0.98);
  });

  test("what passed, was not applicable or not evaluated names no cause and says why", () => {
    for (const { outcome, because, cause, candidates, version, rule } of results) {
      expect(because).toMatch(/[.:!]$/);
      expect(version).toBeGreaterThanOrEqual(1);
      expect(scopeOf.has(rule)).toBe(true);
      if (outcome !== "failed" && outcome !== "warned") expect([cause, candidates]).toEqual([null, []]);
    }
  });
});

function fingerprint({ rule, property, period, subject }: RuleResult): string {
  return [rule, property, period.end, period.start ?? "", subject ?? ""].join("\u0000");
}

function sentence({ rule, property, period, because }: RuleResult): string {
  return `${rule} ${property} ${period.start ?? ""}..${period.end}: ${because}`;
}
