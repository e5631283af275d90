import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Page, Word } from "@/lib/extraction/page";
import { readPages } from "@/lib/extraction/read-pages";
import { type ColumnKey, isPercentColumn, type Reading } from "@/lib/extraction/reading";
import type { Proof } from "@/lib/proof/proof";
import { proveReading } from "@/lib/proof/prove-reading";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { documentPages } from "@/lib/sample/print/document-pages";
import type { SampleDocument } from "@/lib/sample/sample-document";

/** Prints of several portfolios, months, quarters and years among them, in the plain amounts that the system prints. */
const documents: SampleDocument[] = [11, 12, 13].flatMap(
  (seed) => generatePortfolio({ seed, properties: 2, months: 6, from: "2024-07" }).documents,
);

const anyDocument = fc.constantFrom(...documents);

function moneyColumns(reading: Reading): ColumnKey[] {
  return reading.columns.filter((column) => !isPercentColumn(column));
}

/** The words of amounts, by where they stand; what a change of the print itself would touch. */
function wordAt(pages: readonly Page[], page: number, box: readonly number[]): Word {
  const found = pages
    .find((candidate) => candidate.number === page)
    ?.words.find((word) => word.box.every((edge, i) => edge === box[i]));
  if (!found) throw new Error("every figure is boxed by its word");
  return found;
}

/** Another digit in place of the `at`-th digit of an amount, whose width stays the same. */
function withDigit(text: string, at: number, add: number): string {
  const places = [...text].flatMap((character, i) => (/\d/.test(character) ? [i] : []));
  const place = places[at % places.length] ?? 0;
  return text.slice(0, place) + ((Number(text[place]) + add) % 10) + text.slice(place + 1);
}

function closedIdentitiesWith(proof: Proof, line: number, column: ColumnKey): number {
  return proof.identities.filter(
    ({ isClosed, total, parts }) =>
      isClosed &&
      [total, ...parts.map(({ figure }) => figure)].some((ref) => ref.line === line && ref.column === column),
  ).length;
}

describe("generated prints", () => {
  it("are read exactly and proven to the last amount", () => {
    for (const document of documents) {
      const reading = readPages(documentPages(document));
      expect(reading.problems).toEqual([]);
      expect(reading.lines.map(({ code, name, kind, section }) => ({ code, name, kind, section }))).toEqual(
        document.rows.map(({ code, name, kind, section }) => ({ code, name: name.trim(), kind, section })),
      );
      const { marks, identities } = proveReading(reading);
      expect(identities.filter(({ isClosed }) => !isClosed)).toEqual([]);
      reading.lines.forEach((line, index) => {
        for (const column of document.columns) {
          expect(line.figures[column]?.value).toBe(document.rows[index]?.values[column]);
          if (line.figures[column] && !isPercentColumn(column)) {
            expect(marks[index]?.[column]?.status).toBe("proven");
          }
        }
      });
    }
  });

  it("never stay proven where a digit was changed, in one column or in all of them", () => {
    const change = fc.record({
      document: anyDocument,
      pick: fc.nat(10_000),
      at: fc.nat(14),
      add: fc.integer({ min: 1, max: 9 }),
      column: fc.nat(1),
      isEverywhere: fc.boolean(),
    });
    fc.assert(
      fc.property(change, ({ document, pick, at, add, column, isEverywhere }) => {
        const pages = structuredClone(documentPages(document));
        const before = readPages(pages);
        const columns = moneyColumns(before);
        const printed = before.lines.flatMap((line, index) =>
          columns.some((key) => line.figures[key]) ? [index] : [],
        );
        const line = printed[pick % printed.length] ?? 0;
        const keys = isEverywhere ? columns : [columns[column % columns.length] ?? "current_balance"];
        const place = before.lines[line]?.page ?? 1;
        for (const key of keys) {
          const figure = before.lines[line]?.figures[key];
          if (figure) {
            const word = wordAt(pages, place, figure.box);
            word.text = withDigit(word.text, at, add);
          }
        }
        const after = readPages(pages);
        const proof = proveReading(after);
        expect(after.lines).toHaveLength(before.lines.length);
        for (const key of keys) {
          const was = before.lines[line]?.figures[key];
          const is = after.lines[line]?.figures[key];
          if (!was || !is) continue;
          expect(is.value).not.toBe(was.value);
          expect(proof.marks[line]?.[key]?.status).toBe("unproven");
          expect(closedIdentitiesWith(proof, line, key)).toBe(0);
        }
      }),
      { numRuns: 400, seed: 20_240_501 },
    );
  });
});
