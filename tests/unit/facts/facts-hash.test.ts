import { describe, expect, test } from "vitest";
import type { Line, Reading } from "@/lib/extraction/reading";
import type { Chart } from "@/lib/facts/chart";
import { FactsHasher } from "@/lib/facts/facts-hash";
import { propertyFacts } from "@/lib/facts/property-facts";
import { yardiChart } from "@/lib/facts/yardi-chart";
import type { ReadDocument } from "@/lib/proof/proof";
import { figure, line, readDocument } from "@/tests/support/read-document";

const cash = line("Operating Cash", { current_balance: figure(100_00n, "100.00") });

function hashOf(
  reading: Partial<Reading> = {},
  over: Partial<ReadDocument> = {},
  chart: Chart = yardiChart,
): string {
  const document = readDocument({ ...over, reading: { lines: [cash], ...reading } });
  const hasher = new FactsHasher(chart);
  for (const property of propertyFacts([document], chart, 1)) hasher.add(property);
  return hasher.hash();
}

const plain = hashOf();
const withLine = (over: Partial<Line>) => hashOf({ lines: [{ ...cash, ...over }] });

describe("the hash of the facts changes with", () => {
  test.each<[string, string]>([
    ["an amount", withLine({ figures: { current_balance: figure(100_01n, "100.01") } })],
    ["a code", withLine({ code: "0121-0000" })],
    ["the name of an account", withLine({ name: "Other Cash" })],
    ["the kind of a line", withLine({ kind: "subtotal" })],
    ["the section of a line", withLine({ section: "adjustments" })],
    ["an amount that is no longer printed", withLine({ figures: {} })],
    ["a line more", hashOf({ lines: [cash, cash] })],
    ["the window", hashOf({ period: { start: null, end: "2026-04-30", months: null } })],
    ["the book", hashOf({ book: "Cash" })],
    ["the name of the property", hashOf({ property: { name: "Quarry", code: "quarry" } })],
    ["the code of the property", hashOf({ property: { name: "Quarry Corner", code: "quarr" } })],
    ["the print time", hashOf({ printedAt: null })],
    [
      "what was not understood",
      hashOf({ problems: [{ code: "row_not_understood", message: "A row.", page: 1, box: null }] }),
    ],
    ["the mapping", hashOf({}, {}, { ...yardiChart, leaves: yardiChart.leaves.slice(1) })],
  ])("%s", (_, changed) => {
    expect(changed).not.toBe(plain);
  });
});

describe("the hash of the facts does not change with", () => {
  test.each<[string, string]>([
    ["the place of a line", withLine({ page: 2, row: 9, box: [1, 2, 3, 4] })],
    [
      "the place of an amount",
      withLine({ figures: { current_balance: { ...figure(100_00n, "100.00"), box: [1, 2, 3, 4] } } }),
    ],
    ["the way an amount is written", withLine({ figures: { current_balance: figure(100_00n, "$100.00") } })],
    ["the name of the file", hashOf({}, { file: "Other.pdf" })],
    ["the bytes of the file", hashOf({}, { sha256: "cd".repeat(32) })],
    [
      "where the header stands",
      hashOf({ header: [{ name: "book", page: 1, text: "Book = Accrual", box: [1, 2, 3, 4] }] }),
    ],
  ])("%s", (_, changed) => {
    expect(changed).toBe(plain);
  });
});

test("nor with the place of what was not understood", () => {
  const problem = { code: "row_not_understood" as const, message: "A row.", box: null };
  const [here, there] = [1, 2].map((page) => hashOf({ problems: [{ ...problem, page }] }));
  expect(here).toBe(there);
});
