import { beforeAll, describe, expect, test } from "vitest";
import type { ReadDocument } from "@/lib/proof/proof";
import { checkDocuments } from "@/lib/rules/check-documents";
import type { Cause, RuleResult } from "@/lib/rules/result";
import { DEFECT_KINDS, type DefectKind, injectDefect } from "@/lib/sample/defects";
import type { DefectLabel } from "@/lib/sample/defects/defect-label";
import { generatePortfolio, type PortfolioOptions } from "@/lib/sample/portfolio";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { readSample } from "@/tests/support/read-sample";
import { seedsOr } from "@/tests/support/seeds";

/** Months over a year end; months and the year beside them; quarters and years alone. */
const SHAPES: readonly Omit<PortfolioOptions, "seed">[] = [
  { from: "2023-11", months: 4, prints: ["month"] },
  { from: "2023-10", months: 5, prints: ["month", "quarter"] },
  { from: "2022-10", months: 15, prints: ["quarter", "year"] },
];

const seeds = seedsOr([21, 22, 23, 24, 25, 26]);
const kinds = DEFECT_KINDS.map(({ kind }) => kind);
const MISPRINTS: readonly DefectKind[] = [
  "sign",
  "digit",
  "transposition",
  "total_digit",
  "dropped_row",
  "duplicated_row",
];

interface Case {
  label: DefectLabel;
  failing: RuleResult[];
}

const readings = new WeakMap<SampleDocument, ReadDocument>();

function read(document: SampleDocument): ReadDocument {
  const known = readings.get(document) ?? readSample(document);
  readings.set(document, known);
  return known;
}

describe.each(seeds)("one defect in the portfolio of seed %i", (seed) => {
  const cases = new Map<DefectKind, Case>();

  beforeAll(() => {
    const shape = SHAPES[seed % SHAPES.length] ?? {};
    const clean = generatePortfolio({ seed, properties: 1, ...shape });
    for (const kind of kinds) {
      const { portfolio, label } = injectDefect(clean, { kind, seed });
      const { results } = checkDocuments(portfolio.documents.map(read));
      expect(results.filter(({ outcome }) => outcome === "errored")).toEqual([]);
      const failing = results.filter(({ outcome }) => outcome === "failed" || outcome === "warned");
      cases.set(kind, { label, failing });
    }
  });

  const caseOf = (kind: DefectKind): Case => {
    const found = cases.get(kind);
    if (!found) throw new RangeError(`no case of ${kind}`);
    return found;
  };

  test.each(kinds)("%s: the rules that cannot pass do not", (kind) => {
    const { label, failing } = caseOf(kind);
    const ids = new Set(failing.map(({ rule }) => rule));
    expect(
      label.expectedRules.filter((id) => !ids.has(id)),
      label.because,
    ).toEqual([]);
  });

  test.each(kinds)(
    "%s: the cause comes first where the documents determine it, else among the candidates",
    (kind) => {
      const { label, failing } = caseOf(kind);
      const explained = failing.filter(
        ({ rule, cause }) => label.expectedRules.includes(rule) && cause !== null,
      );
      expect(explained.length, label.because).toBeGreaterThan(0);
      for (const { rule, cause, candidates } of explained) {
        const [first] = candidates;
        if (label.isDetermined)
          expect(names(cause), `${rule}: ${label.because}`).toEqual(wanted(label, cause));
        if (label.isDetermined)
          expect(names(first), `${rule}: ${label.because}`).toEqual(wanted(label, first));
        expect(
          candidates.some((candidate) => isSame(candidate, label)),
          `${rule}: ${label.because}`,
        ).toBe(true);
        if (!label.isDetermined && !isSame(cause, label)) expect(cause?.kind).toBe("unknown");
      }
    },
  );

  test.each(MISPRINTS)("%s: the cause explains the whole difference of a sum", (kind) => {
    const { label, failing } = caseOf(kind);
    const sums = failing.filter(
      ({ rule, difference, cause }) => isSumRule(rule) && difference !== null && isSame(cause, label),
    );
    if (label.isDetermined && label.expectedRules.some(isSumRule)) expect(sums.length).toBeGreaterThan(0);
    for (const { cause, difference, because } of sums) {
      expect(cause?.amount).toBe(difference);
      // The label tells the amount of its first column; a rule may have met the other one first.
      const isYear = because.includes("(year to date)");
      if (isYear === (label.columns[0] === "year_to_date")) {
        expect(unsigned(cause?.amount)).toBe(unsigned(label.amount));
      }
    }
  });

  test.each(kinds)("%s: failures of one cause are one group, with one sentence", (kind) => {
    const { label, failing } = caseOf(kind);
    const same = failing.flatMap(({ cause }) => (cause && isSame(cause, label) ? [cause] : []));
    if (!label.isDetermined) return;
    expect(new Set(same.map(({ group }) => group)).size, label.because).toBe(1);
    expect(same[0]?.group.startsWith(`${label.property} `)).toBe(true);
  });
});

function isSame(cause: Cause | null | undefined, label: DefectLabel): boolean {
  return (
    cause?.kind === label.causeKind && label.accounts.every((account) => cause.accounts.includes(account))
  );
}

/** Kind and accounts in a form that a failing test shows well; further accounts of the cause are fine. */
function names(cause: Cause | null | undefined) {
  return { kind: cause?.kind, accounts: [...(cause?.accounts ?? [])].sort() };
}

function wanted(label: DefectLabel, cause: Cause | null | undefined) {
  const accounts = new Set([...label.accounts, ...(cause?.accounts ?? [])]);
  return { kind: label.causeKind, accounts: [...accounts].sort() };
}

function isSumRule(rule: string): boolean {
  return /^(BSI-0[2-9]|ISI-0\d|ISI-10|CFI-01)$/.test(rule);
}

function unsigned(amount: string | undefined): string | undefined {
  return amount?.replace("-", "");
}
