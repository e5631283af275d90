import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentPages } from "@/lib/sample/print/document-pages";
import { formatFigure } from "@/lib/sample/print/format-figure";
import { textWidth } from "@/lib/sample/print/helvetica";
import { layoutDocument } from "@/lib/sample/print/layout-document";
import { printDocument } from "@/lib/sample/print/print-document";
import { footerTexts } from "@/lib/sample/print/print-time";
import type { AmountStyle, SampleDocument, SampleRow } from "@/lib/sample/sample-document";
import { portfolioOf } from "./figures";

const seeds = fc.integer({ min: 0, max: 0x7fffffff });
const RIGHT_EDGES = {
  current_balance: 585,
  period_to_date: 316.8,
  period_percent: 406.2,
  year_to_date: 495.6,
  year_percent: 585,
} as const;

function forEachPrint(check: (document: SampleDocument) => void): void {
  fc.assert(
    fc.property(seeds, (seed) => portfolioOf(seed, { properties: 1, months: 5 }).documents.forEach(check)),
    { numRuns: 15 },
  );
}

const firstPrint = (kind: SampleDocument["kind"]): SampleDocument => {
  const found = portfolioOf(3).documents.find((document) => document.kind === kind);
  if (!found) throw new Error(`there is no ${kind}`);
  return found;
};

describe("positions", () => {
  test("every row stands on its own 12-point slot, at most 55 on a page, and reads from top to bottom in order", () => {
    forEachPrint((document) => {
      const names: string[] = [];
      for (const page of layoutDocument(document)) {
        const body = page.texts.filter(({ baseline }) => baseline >= 98 && baseline < 760);
        for (const { baseline } of body) expect((baseline - 98) % 12).toBe(0);
        const slots = [...new Set(body.map(({ baseline }) => (baseline - 98) / 12))].sort((a, b) => a - b);
        expect(slots.at(-1)).toBeLessThan(55);
        expect(slots[0]).toBe(0);
        for (const slot of slots) {
          const inSlot = body.filter(({ baseline }) => (baseline - 98) / 12 === slot);
          names.push(inSlot.find(({ column }) => column === 1)?.text.trim() ?? "");
        }
      }
      expect(names).toEqual(document.rows.map(({ name }) => name));
    });
  });

  test("amounts end at the right edge of their column", () => {
    forEachPrint((document) => {
      const expected = document.rows.flatMap((row) =>
        document.columns
          .filter((column) => row.values[column] !== undefined)
          .map((column) => RIGHT_EDGES[column as "current_balance"]),
      );
      const body = layoutDocument(document).flatMap((page) =>
        page.texts.filter(({ column, baseline }) => column > 1 && column < 99 && baseline >= 98),
      );
      expect(body).toHaveLength(expected.length);
      const edges = new Set(expected);
      for (const { x, width } of body) {
        expect([...edges].some((edge) => Math.abs(x + width - edge) < 0.1)).toBe(true);
      }
    });
  });

  test("names start one space after the column, those without the space 2.224 points further left", () => {
    forEachPrint((document) => {
      const left = document.tree === "ysi_bs" ? 126.964 : 80.314;
      const words = documentPages(document).flatMap((page) => page.words);
      for (const row of document.rows) {
        const [first = ""] = row.name.split(" ");
        const x = left + (row.indent - 1) * 2.224;
        expect(words.some((word) => word.text === first && Math.abs(word.box[0] - x) < 0.01)).toBe(true);
      }
    });
  });

  test("no name runs into an amount", () => {
    forEachPrint((document) => {
      for (const page of layoutDocument(document)) {
        for (let slot = 0; slot < 55; slot++) {
          const inOrder = page.texts
            .filter(({ baseline }) => baseline === 98 + 12 * slot)
            .sort((a, b) => a.x - b.x);
          inOrder.forEach((text, i) => {
            const next = inOrder[i + 1];
            if (next) expect(text.x + text.width).toBeLessThan(next.x);
          });
        }
      }
    });
  });

  test("header and footer stand on every page", () => {
    forEachPrint((document) => {
      for (const page of layoutDocument(document)) {
        const at = (baseline: number) =>
          page.texts.filter((text) => text.baseline === baseline).map(({ text }) => text);
        expect(at(35)).toEqual([
          `${document.property.name} (${document.property.code})`,
          `Page ${page.number}`,
        ]);
        expect(at(51)).toEqual([document.title]);
        expect(at(63)).toEqual([`Period = ${document.periodText}`]);
        expect(at(75)).toEqual([`Book = Accrual ; Tree = ${document.tree}`]);
        expect([...at(768), ...at(780)]).toEqual(Object.values(footerTexts(document.printedAt)));
      }
    });
  });

  test("a word's box holds the word and nothing else", () => {
    const [page] = documentPages(firstPrint("balance_sheet"));
    const word = page?.words.find(({ text }) => text === "Current");
    expect(word?.box[2]).toBeCloseTo((word?.box[0] ?? 0) + textWidth("Current", 8), 1);
    const baseline = word?.baseline ?? 0;
    expect(word?.box[1]).toBeCloseTo(baseline - 7.6, 6);
    expect(word?.box[3]).toBeCloseTo(baseline + 2, 6);
  });
});

describe("page breaks", () => {
  const row = (name: string, gap: boolean): SampleRow => ({
    kind: "line",
    code: "4010-0000",
    name,
    section: "income_statement",
    values: {},
    indent: 1,
    ...(gap ? { hasGapBefore: true as const } : {}),
  });
  const pagesOf = (rows: SampleRow[]) => layoutDocument({ ...firstPrint("income_statement"), rows });
  const slotsOf = (rows: SampleRow[]) =>
    pagesOf(rows).map((page) =>
      page.texts.filter(({ column }) => column === 1).map(({ baseline }) => (baseline - 98) / 12),
    );

  test("an empty row between two rows is a slot without text", () => {
    expect(slotsOf([row("a", false), row("b", true)])).toEqual([[0, 2]]);
  });

  test("an empty row vanishes at a page break", () => {
    const full = Array.from({ length: 55 }, () => row("a", false));
    expect(slotsOf([...full, row("b", true)])[1]).toEqual([0]);
    expect(slotsOf([...full.slice(1), row("b", true)])[1]).toEqual([0]);
  });
});

describe("the file", () => {
  test("the same print gives the same bytes", () => {
    const document = firstPrint("income_statement");
    expect(printDocument(document)).toEqual(printDocument(structuredClone(document)));
  });

  test("a seed prints these very bytes on every version of Node, in every zone and locale", () => {
    const prints = portfolioOf(1, { properties: 1 }).documents.map((document) => printDocument(document));
    const hash = createHash("sha256");
    for (const bytes of prints) hash.update(bytes);
    expect(hash.digest("hex")).toMatchInlineSnapshot(
      `"bee004f3141288e983cdccf899585e605ebe2efb33393dac37965115fcd7708f"`,
    );
  });

  test("the order of the stream changes the bytes and not the words", () => {
    const document = firstPrint("income_statement");
    expect(printDocument(document, { stream: "rows" })).not.toEqual(
      printDocument(document, { stream: "columns" }),
    );
    const words = (stream: "rows" | "columns") =>
      documentPages({ ...document, look: { ...document.look, stream } })
        .flatMap((page) =>
          page.words.map(
            (word) => `${page.number} ${word.box[1].toFixed(3)} ${word.box[0].toFixed(3)} ${word.text}`,
          ),
        )
        .sort();
    expect(words("rows")).toEqual(words("columns"));
  });

  test("the cross-reference table points at every object", () => {
    const bytes = printDocument(firstPrint("income_statement"), { rotate: 90, origin: [20, -30], bleed: 12 });
    const text = Buffer.from(bytes).toString("latin1");
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe("xref");
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n /gm)].map((match) => Number(match[1]));
    offsets.forEach((offset, index) => {
      expect(text.slice(offset).startsWith(`${index + 1} 0 obj\n`)).toBe(true);
    });
    for (const match of text.matchAll(/\/Length (\d+) >>\nstream\n/g)) {
      expect(text.slice(match.index + match[0].length + Number(match[1]))).toMatch(/^\nendstream/);
    }
    expect(text).toContain("/MediaBox [8 -42 824 594] /CropBox [20 -30 812 582] /Rotate 90");
  });
});

test.each([
  [-123_456n, {}, "-1,234.56"],
  [-123_456n, { negative: "parentheses" }, "(1,234.56)"],
  [-123_456n, { negative: "trailing_minus" }, "1,234.56-"],
  [-123_456n, { negative: "credit", hasDollarSign: true }, "$1,234.56 CR"],
  [123_456_789n, { hasDollarSign: true }, "$1,234,567.89"],
  [0n, {}, "0.00"],
  [0n, { zero: "dash" }, "-"],
] as const)("%s prints with %o as %s", (value, style, text) => {
  const plain: AmountStyle = { negative: "minus", hasDollarSign: false, zero: "0.00" };
  expect(formatFigure(value, "current_balance", { ...plain, ...style })).toBe(text);
});

test.each([
  ["2025-05-23T11:50", "Friday, May 23, 2025", "11:50 AM"],
  ["2024-02-29T00:05", "Thursday, February 29, 2024", "12:05 AM"],
  ["2000-01-01T12:00", "Saturday, January 1, 2000", "12:00 PM"],
  ["2026-12-31T15:22", "Thursday, December 31, 2026", "03:22 PM"],
])("%s is printed as %s, %s", (printedAt, date, time) => {
  expect(footerTexts(printedAt)).toEqual({ date, time });
});
