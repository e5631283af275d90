import { expect, test } from "vitest";
import { yardiChart as chart } from "@/lib/facts/yardi-chart";
import { checkDocuments } from "@/lib/rules/check-documents";
import { DEFAULT_PARAMETERS as parameters } from "@/lib/rules/parameters";
import { RunHasher } from "@/lib/rules/run-hasher";
import { addTo, Prints } from "@/tests/support/sample-prints";

/** Two properties, of which the one with findings comes second, and two prints of one statement. */
const sound = Prints.of({ seed: 11, from: "2023-11", months: 3, prints: ["month"] });
const wrong = sound.edit("balance 2024-01", addTo("2110-0000", 1_000_00n)).read();
const other = Prints.of({ seed: 12, from: "2023-12", months: 2, prints: ["month"] }).read();
const codeOf = ([document]: typeof wrong) => document?.reading.property.code ?? "";
const parts = [wrong, other].sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));

test("a run that is checked property by property has the four hashes of a check of everything at once", () => {
  const whole = new RunHasher({ chart, parameters });
  const each = parts.map((documents) => checkDocuments(documents, { whole }));
  const { hashes, results } = checkDocuments(parts.flat());
  expect(whole.hashes()).toEqual(hashes);
  // The results of the two are mixed in the report, not one after the other.
  expect(each.flatMap((report) => report.results.map(({ rule }) => rule))).not.toEqual(
    results.map(({ rule }) => rule),
  );
  for (const report of each) expect(report.hashes.facts).not.toBe(hashes.facts);
});

test("a run over nothing has the hashes of a check of nothing", () => {
  expect(new RunHasher({ chart, parameters }).hashes()).toEqual(checkDocuments([]).hashes);
});

test("properties in another order, or one twice, are refused", () => {
  const [first = [], second = []] = parts;
  const whole = new RunHasher({ chart, parameters });
  checkDocuments(second, { whole });
  expect(() => checkDocuments(first, { whole })).toThrow("before");
  expect(() => checkDocuments(second, { whole })).toThrow("once");
});
