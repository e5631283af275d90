import { describe, expect, it } from "vitest";
import type { Box, Page } from "@/lib/extraction/page";
import { readPages } from "@/lib/extraction/read-pages";
import { balanceSheetRows } from "@/tests/support/statements";
import { printPages } from "@/tests/support/yardi-pages";

/** The page as a viewer shows it after quarter turns clockwise; words keep their letters in order, as engines give them. */
function turnedPage(page: Page, turns: number): Page {
  if (turns === 0) return page;
  const { height, width } = page;
  const words = page.words.map((each) => {
    const [x0, y0, x1, y1] = each.box;
    const box: Box = [height - y1, x0, height - y0, x1];
    return { ...each, box, baseline: box[1] };
  });
  return turnedPage({ ...page, width: height, height: width, words }, turns - 1);
}

describe("a page stored sideways or upside down", () => {
  const upright = printPages({ rows: balanceSheetRows });
  const expected = readPages(upright);
  for (const turns of [1, 2, 3]) {
    it(`reads the same after ${turns} quarter turns, with its boxes where a viewer shows them`, () => {
      const pages = upright.map((page) => turnedPage(page, turns));
      const reading = readPages(pages);
      expect(reading.lines.map(({ code, name, kind }) => ({ code, name, kind }))).toEqual(
        expected.lines.map(({ code, name, kind }) => ({ code, name, kind })),
      );
      expect(reading.problems).toEqual([]);
      for (const line of reading.lines) {
        const figure = line.figures.current_balance;
        if (!figure) continue;
        const there = pages[0]?.words.filter(({ box }) =>
          box.every((edge, i) => Math.abs(edge - (figure.box[i] ?? 0)) < 0.02),
        );
        expect(there?.map(({ text }) => text)).toEqual([figure.text]);
      }
    });
  }

  it("is turned page by page", () => {
    const [first, ...rest] = printPages({ rows: balanceSheetRows, rowsPerPage: 10 });
    if (!first) throw new Error("there is a first page");
    const reading = readPages([turnedPage(first, 1), ...rest]);
    expect(reading.lines.map(({ name }) => name)).toEqual(expected.lines.map(({ name }) => name));
    expect(reading.problems).toEqual([]);
  });
});

describe("a page that lies askew", () => {
  const straight = printPages({ rows: balanceSheetRows });
  for (const slope of [-0.012, -0.004, 0.004, 0.012]) {
    it(`reads the same at a slope of ${slope}, with its boxes on the sloping words`, () => {
      const pages = straight.map((page) => ({
        ...page,
        words: page.words.map(({ text, box: [x0, y0, x1, y1], baseline }) => {
          const [dx, dy] = [(-slope * (y0 + y1)) / 2, (slope * (x0 + x1)) / 2];
          const box: Box = [x0 + dx, y0 + dy, x1 + dx, y1 + dy];
          return { text, box, baseline: baseline + slope * x0 };
        }),
      }));
      const reading = readPages(pages);
      expect(reading.problems).toEqual([]);
      expect(reading.lines.map(({ name, figures }) => [name, figures.current_balance?.value])).toEqual(
        readPages(straight).lines.map(({ name, figures }) => [name, figures.current_balance?.value]),
      );
      for (const { figures } of reading.lines) {
        const figure = figures.current_balance;
        if (!figure) continue;
        const there = pages[0]?.words.filter(({ box }) =>
          box.every((edge, i) => Math.abs(edge - (figure.box[i] ?? 0)) < 0.2),
        );
        expect(there?.map(({ text }) => text)).toEqual([figure.text]);
      }
    });
  }
});
