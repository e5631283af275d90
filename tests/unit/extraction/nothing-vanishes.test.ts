import fc from "fast-check";
import { expect, it } from "vitest";
import { DocumentError } from "@/lib/errors";
import type { Box, Page, Word } from "@/lib/extraction/page";
import { readPages } from "@/lib/extraction/read-pages";
import type { Reading } from "@/lib/extraction/reading";
import { parseNumeral } from "@/lib/money/numeral";
import { balanceSheetRows, incomeStatementRows } from "@/tests/support/statements";
import { INCOME_HEADINGS, printPages, wordsUpTo } from "@/tests/support/yardi-pages";

const prints: Page[][] = [
  printPages({ rows: balanceSheetRows }),
  printPages({
    rows: incomeStatementRows,
    title: "Income Statement",
    period: "Mar 2024",
    tree: "ysi_cf",
    headings: INCOME_HEADINGS,
    rowsPerPage: 15,
  }),
];

/** Places of everything a reading says something of. A name keeps the number in it. */
function placesOf(reading: Reading, page: number): Box[] {
  const lines = reading.lines.filter((line) => line.page === page);
  return [
    ...lines.flatMap((line) => [
      line.box,
      ...Object.values(line.figures).flatMap((figure) => (figure ? [figure.box] : [])),
    ]),
    ...reading.problems.flatMap((problem) => (problem.page === page && problem.box ? [problem.box] : [])),
    ...reading.header.filter((field) => field.page === page).map((field) => field.box),
  ];
}

function isInside({ box }: Word, place: Box): boolean {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  return x >= place[0] && x <= place[2] && y >= place[1] && y <= place[3];
}

/** A print without title, tree and columns is refused as a whole: that says it of all of its figures. */
function readOrRefuse(pages: readonly Page[]): Reading | null {
  try {
    return readPages(pages);
  } catch (error) {
    if (error instanceof DocumentError) return null;
    throw error;
  }
}

function vanished(pages: readonly Page[]): string[] {
  const reading = readOrRefuse(pages);
  if (!reading) return [];
  return pages.flatMap((page) => {
    const places = placesOf(reading, page.number);
    return page.words
      .filter((word) => (parseNumeral(word.text)?.decimals ?? 0) > 0)
      .filter((word) => !places.some((place) => isInside(word, place)))
      .map((word) => word.text);
  });
}

const amount = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom("", "(", "$", "CR"))
  .map(([cents, mark]) => {
    const text = (Math.abs(cents) / 100).toFixed(2);
    return mark === "(" ? `(${text})` : mark === "CR" ? `${text}CR` : `${mark}${text}`;
  });

const change = fc.record({
  print: fc.nat(prints.length - 1),
  added: fc.array(
    fc.record({
      text: amount,
      right: fc.integer({ min: 60, max: 600 }),
      baseline: fc.integer({ min: 40, max: 770 }),
    }),
    { maxLength: 4 },
  ),
  moved: fc.array(
    fc.record({ word: fc.nat(), dx: fc.integer({ min: -30, max: 30 }), dy: fc.integer({ min: -4, max: 4 }) }),
    { maxLength: 4 },
  ),
  dropped: fc.array(fc.nat(), { maxLength: 8 }),
});

it("no figure on a page vanishes without a word, whatever is moved, added or lost", () => {
  fc.assert(
    fc.property(change, ({ print, added, moved, dropped }) => {
      const pages = (prints[print] ?? []).map((page) => ({ ...page, words: [...page.words] }));
      const [first] = pages;
      if (!first) throw new Error("every print has a page");
      for (const { word, dx, dy } of moved) {
        const index = word % first.words.length;
        const old = first.words[index];
        if (!old) continue;
        const [x0, y0, x1, y1] = old.box;
        first.words[index] = {
          ...old,
          box: [x0 + dx, y0 + dy, x1 + dx, y1 + dy],
          baseline: old.baseline + dy,
        };
      }
      for (const word of dropped) first.words.splice(word % first.words.length, 1);
      for (const { text, right, baseline } of added) first.words.push(...wordsUpTo(right, baseline, text));
      expect(vanished(pages)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
