import { expect, it } from "vitest";
import { overlaySvg, rowsSvg } from "@/lib/extraction/overlay";
import { readPages } from "@/lib/extraction/read-pages";
import { balanceSheetRows } from "@/tests/support/statements";
import { printPages } from "@/tests/support/yardi-pages";

it("an overlay outlines every figure of its page where it stands", () => {
  const pages = printPages({ rows: balanceSheetRows });
  const reading = readPages(pages);
  const [page] = pages;
  if (!page) throw new Error("there is a page");
  const svg = overlaySvg(page, reading);
  expect(svg).toMatch(/^<svg [^>]*width="612" height="792"/);
  expect(svg.match(/current_balance: /g)).toHaveLength(15);
  expect(svg).toContain("TOTAL LIABILITIES &amp; CAPITAL");
  expect(rowsSvg(page, reading.profile).match(/<rect /g)).toHaveLength(
    reading.lines.length + reading.header.length,
  );
});
