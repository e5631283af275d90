import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reading } from "@/lib/extraction/reading";
import { propertyFacts } from "@/lib/facts/property-facts";
import { yardiChart } from "@/lib/facts/yardi-chart";
import type { ReadDocument } from "@/lib/proof/proof";
import { figure, line, readDocument } from "@/tests/support/read-document";

function print(sha256: string, reading: Partial<Reading> = {}): ReadDocument {
  return readDocument({ sha256: sha256.repeat(64).slice(0, 64), file: `${sha256}.pdf`, reading });
}

function identitiesOf(documents: readonly ReadDocument[]): string[][] {
  return propertyFacts(documents, yardiChart, 1).flatMap(({ identities }) =>
    identities.map(({ versions }) => versions.map(({ document }) => document.sha256.slice(0, 1))),
  );
}

describe("the prints of one statement", () => {
  const first = print("c", { printedAt: "2026-04-09T11:50" });
  const second = print("a", { printedAt: "2026-04-09T11:51" });
  const third = print("b", { printedAt: "2026-05-01T08:00" });

  test("are ordered by the time they were printed, whatever order they come in; the last one is current", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([first, second, third], { minLength: 3 }), (documents) => {
        expect(identitiesOf(documents)).toEqual([["c", "a", "b"]]);
        const [facts] = propertyFacts(documents, yardiChart, 1);
        expect(facts?.identities[0]?.current.document).toBe(third);
        expect(facts?.balanceSheets.map(({ document }) => document)).toEqual([third]);
      }),
    );
  });

  test("of one minute are ordered by their content, never by their names", () => {
    const at = { printedAt: "2026-04-09T11:50" };
    const [a, b] = [print("a", at), print("b", at)];
    expect(identitiesOf([b, a])).toEqual([["a", "b"]]);
    expect(
      identitiesOf([
        { ...b, file: "1.pdf" },
        { ...a, file: "2.pdf" },
      ]),
    ).toEqual([["a", "b"]]);
  });

  test("without a time come before those that have one", () => {
    expect(identitiesOf([first, print("d", { printedAt: null })])).toEqual([["d", "c"]]);
  });

  test("given as two files of the same bytes are one print and two copies", () => {
    const copy = { ...first, file: "copy.pdf" };
    const [facts] = propertyFacts([first, copy, third], yardiChart, 1);
    expect(facts?.identities[0]?.versions).toHaveLength(2);
    expect(facts?.copies.map((copies) => copies.map(({ file }) => file))).toEqual([["c.pdf", "copy.pdf"]]);
  });
});

describe("a statement is another one", () => {
  const plain = print("a");
  test.each<[string, Partial<Reading>]>([
    ["of another kind", { kind: "income_statement" }],
    ["at another day", { period: { start: null, end: "2026-04-30", months: null } }],
    ["over another window", { period: { start: "2026-03-01", end: "2026-03-31", months: 1 } }],
    ["in another book", { book: "Cash" }],
    ["of another tree", { tree: "other_bs" }],
    ["of another property", { property: { name: "Quarry Corner", code: "other" } }],
  ])("%s", (_, reading) => {
    expect(identitiesOf([plain, print("b", reading)])).toHaveLength(2);
  });

  test("but not under another name of the property, or with other amounts", () => {
    const renamed = print("b", { property: { name: "Quarry Corner II", code: "quarry" } });
    const changed = print("c", { lines: [line("Operating Cash", { current_balance: figure(1n, "0.01") })] });
    expect(identitiesOf([plain, renamed, changed])).toHaveLength(1);
  });
});

test("what is neither a balance sheet nor an income statement is no statement of a property yet", () => {
  const [facts] = propertyFacts([print("a", { kind: "rent_roll" })], yardiChart, 1);
  expect(facts).toMatchObject({ balanceSheets: [], incomeStatements: [], identities: [] });
});

test("properties are told apart by the code in their headers and ordered by it", () => {
  const codes = ["zeta", "alpha", "Beta"];
  const documents = codes.map((code, index) => print(`${index}`, { property: { name: "One Name", code } }));
  expect(propertyFacts(documents, yardiChart, 1).map(({ code }) => code)).toEqual(["Beta", "alpha", "zeta"]);
});
