import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ColumnKey, Line } from "@/lib/extraction/reading";
import { yardiChart } from "@/lib/facts/yardi-chart";
import { canonicalJson } from "@/lib/hash/canonical-json";
import type { ReadDocument } from "@/lib/proof/proof";
import { checkJson } from "@/lib/report/check-json";
import { type CheckOptions, checkDocuments } from "@/lib/rules/check-documents";
import { DEFAULT_PARAMETERS } from "@/lib/rules/parameters";
import type { RunHashes } from "@/lib/rules/result";
import { addTo, Prints } from "@/tests/support/sample-prints";

/** Two properties; one payable of one month is misprinted, so that there are findings with causes. */
const sound = Prints.of({ seed: 11, from: "2023-11", months: 3, prints: ["month"] });
const other = Prints.of({ seed: 12, from: "2023-12", months: 2, prints: ["month"] });
const wrong = sound.edit("balance 2024-01", addTo("2110-0000", 1_000_00n));
const documents = [...wrong.read(), ...other.read()];

function report(of: readonly ReadDocument[], options: CheckOptions = {}) {
  return checkJson(checkDocuments(of, options), []);
}

function hashes(of: readonly ReadDocument[], options: CheckOptions = {}): RunHashes {
  return checkDocuments(of, options).hashes;
}

/** The names of the hashes that differ from those of the plain run. */
function changed(of: readonly ReadDocument[], options: CheckOptions = {}): string[] {
  const [before, after] = [hashes(documents), hashes(of, options)];
  return (["catalogue", "parameters", "facts", "results"] as const).filter(
    (name) => before[name] !== after[name],
  );
}

const plain = canonicalJson(report(documents));

test("the order in which documents are given changes nothing", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
      expect(canonicalJson(report(shuffled))).toBe(plain);
    }),
    { numRuns: 12, seed: 1 },
  );
});

test("the names of files change nothing but the names that are shown", () => {
  const anonymous = (json: string) => json.replace(/"file":"[^"]*"/g, '"file":""');
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 40, maxLength: 40 }), (names) => {
      const renamed = documents.map((document, index) => ({
        ...document,
        file: `${names[index]}${index}.pdf`,
      }));
      expect(anonymous(canonicalJson(report(renamed)))).toBe(anonymous(plain));
      expect(hashes(renamed)).toEqual(hashes(documents));
    }),
    { numRuns: 8, seed: 2 },
  );
});

test("copies of the same objects are read as the objects themselves", () => {
  expect(canonicalJson(report(structuredClone(documents)))).toBe(canonicalJson(report(documents)));
});

test("a file given twice changes no fact; DOC-12 alone says so, whichever copy comes first", () => {
  const [first, ...rest] = documents;
  if (!first) throw new RangeError("there are no documents");
  const copy = { ...first, file: "copy.pdf" };
  const one = report([first, copy, ...rest]);
  expect(canonicalJson(report([...rest, copy, first]))).toBe(canonicalJson(one));
  expect(one.hashes.facts).toBe(hashes(documents).facts);
  const said = new Map(
    report(documents).results.map((result) => [fingerprint(result), canonicalJson(result)]),
  );
  const others = one.results.filter((result) => said.get(fingerprint(result)) !== canonicalJson(result));
  expect(others.map(({ rule }) => rule)).toEqual(["DOC-12"]);
});

describe("each hash covers what it should and nothing else", () => {
  test("a changed figure: facts and results", () => {
    const figure = sound.edit("balance 2024-01", addTo("2110-0000", 2_000_00n));
    expect(changed([...figure.read(), ...other.read()])).toEqual(["facts", "results"]);
  });

  test("a name, a print time, a problem: facts", () => {
    for (const change of [
      ({ lines: [first, ...lines] }: ReadDocument["reading"]) => ({
        lines: first ? [{ ...first, name: "WORTH" }, ...lines] : lines,
      }),
      () => ({ printedAt: "2025-01-01T10:00" }),
      () => ({
        problems: [
          { code: "row_not_understood" as const, message: '"x" is no line.', page: null, box: null },
        ],
      }),
    ]) {
      const [first, ...rest] = documents;
      if (!first) throw new RangeError("there are no documents");
      const read = { ...first, reading: { ...first.reading, ...change(first.reading) } };
      expect(changed([read, ...rest])).toContain("facts");
    }
  });

  test("where a figure stands: nothing, as long as it says the same", () => {
    const moved = documents.map(({ reading, ...rest }) => ({
      ...rest,
      reading: {
        ...reading,
        lines: reading.lines.map(({ figures, ...line }) => ({ ...line, figures: lower(figures) })),
      },
    }));
    expect(changed(moved)).toEqual([]);
  });

  test("the bytes of a file: nothing, as long as they say the same", () => {
    const reprinted = documents.map((document, index) => ({
      ...document,
      sha256: `${index}`.padStart(64, "0"),
    }));
    expect(changed(reprinted)).toEqual([]);
  });

  test("a parameter that decides nothing here: the parameters alone", () => {
    const parameters = { ...DEFAULT_PARAMETERS, capitalizationThreshold: 6_000_00n };
    expect(changed(documents, { parameters })).toEqual(["parameters"]);
    expect(changed(documents, { parameters: { ...DEFAULT_PARAMETERS } })).toEqual([]);
  });

  test("a parameter that decides a verdict: the parameters and the results", () => {
    const parameters = { ...DEFAULT_PARAMETERS, toleranceInSystem: 1_000_00n };
    expect(changed(documents, { parameters })).toEqual(["parameters", "results"]);
    const wide = checkDocuments(documents, { parameters }).results;
    expect(wide.filter(({ rule, outcome }) => rule === "ROL-03" && outcome === "failed")).toEqual([]);
  });

  test("the mapping of accounts: facts", () => {
    const chart = { ...yardiChart, profile: "yardi of another client" };
    expect(changed(documents, { chart })).toContain("facts");
  });
});

/** The same figures, one point further down the page. */
function lower(figures: Line["figures"]): Line["figures"] {
  const moved: Line["figures"] = {};
  for (const column of Object.keys(figures) as ColumnKey[]) {
    const figure = figures[column];
    if (!figure) continue;
    const [x0, y0, x1, y1] = figure.box;
    moved[column] = { ...figure, box: [x0, y0 + 1, x1, y1 + 1] };
  }
  return moved;
}

function fingerprint(result: {
  rule: string;
  property: string;
  period: unknown;
  subject: string | null;
}): string {
  return canonicalJson([result.rule, result.property, result.period, result.subject]);
}
