import type { SampleDocument, SampleRow } from "../sample-document";
import { formatFigure } from "./format-figure";
import { textWidth } from "./helvetica";
import {
  BODY_SIZE,
  FOOTER_BASELINES,
  HEADER_BASELINES,
  LAYOUTS,
  PAGE,
  type StatementLayout,
  TITLE_SIZE,
} from "./layout";
import { footerTexts } from "./print-time";
import type { GridLine, SamplePage, TextItem } from "./sample-page";

/** Where every piece of text of a print stands, page by page. */
export function layoutDocument(document: SampleDocument): SamplePage[] {
  const layout = LAYOUTS[document.tree];
  return breakPages(document.rows).map((slots, index) => {
    const number = index + 1;
    const texts = [...headings(layout), ...bodyTexts(document, layout, slots), ...frame(document, number)];
    if (document.look.stream === "columns") texts.sort((a, b) => a.column - b.column);
    const lines = document.look.hasGrid ? gridLines(layout, slots.length) : [];
    return { number, width: PAGE.width, height: PAGE.height, texts, lines };
  });
}

type Slot = SampleRow | null;

/** Fills the slots of each page; null is an empty one. An empty slot never comes first on a page. */
function breakPages(rows: readonly SampleRow[]): Slot[][] {
  let page: Slot[] = [];
  const pages = [page];
  const put = (slot: Slot) => {
    if (page.length === PAGE.rowsPerPage) {
      page = [];
      pages.push(page);
    }
    if (slot || page.length > 0) page.push(slot);
  };
  for (const row of rows) {
    if (row.hasGapBefore) put(null);
    put(row);
  }
  return pages;
}

const NAME_COLUMN = 1;

function bodyTexts(document: SampleDocument, layout: StatementLayout, slots: readonly Slot[]): TextItem[] {
  return slots.flatMap((row, slot) => {
    if (!row) return [];
    const style = {
      baseline: PAGE.firstBaseline + PAGE.pitch * slot,
      size: BODY_SIZE,
      isBold: layout.hasBoldTotals && row.kind !== "line",
      tone: "black" as const,
    };
    const texts: TextItem[] = [];
    if (row.code !== null) texts.push(leftText(row.code, layout.codeLeft, { ...style, column: 0 }));
    const name = `${" ".repeat(row.indent)}${row.name}`;
    texts.push(leftText(name, layout.nameLeft, { ...style, column: NAME_COLUMN }));
    for (const [index, { key, right }] of layout.columns.entries()) {
      const value = row.values[key];
      if (value === undefined) continue;
      const text = formatFigure(value, key, document.look.amounts);
      texts.push(rightText(text, right, { ...style, column: NAME_COLUMN + 1 + index }));
    }
    return texts;
  });
}

function headings(layout: StatementLayout): TextItem[] {
  return layout.columns.map(({ heading, right }, index) =>
    rightText(heading, right, {
      baseline: HEADER_BASELINES.columns,
      size: BODY_SIZE,
      isBold: true,
      tone: "black",
      column: NAME_COLUMN + 1 + index,
    }),
  );
}

/** The header block and the footer, in grey but for the title. */
function frame(document: SampleDocument, pageNumber: number): TextItem[] {
  const { date, time } = footerTexts(document.printedAt);
  const column = 99;
  const grey = (baseline: number) => ({
    baseline,
    size: BODY_SIZE,
    isBold: false,
    tone: "grey" as const,
    column,
  });
  const title = {
    baseline: HEADER_BASELINES.title,
    size: TITLE_SIZE,
    isBold: true,
    tone: "black" as const,
    column,
  };
  const { property } = document;
  return [
    leftText(`${property.name} (${property.code})`, PAGE.left, grey(HEADER_BASELINES.property)),
    rightText(`Page ${pageNumber}`, PAGE.right, grey(HEADER_BASELINES.property)),
    leftText(document.title, PAGE.left, title),
    leftText(`Period = ${document.periodText}`, PAGE.left, grey(HEADER_BASELINES.period)),
    leftText(`Book = ${document.book} ; Tree = ${document.tree}`, PAGE.left, grey(HEADER_BASELINES.book)),
    rightText(date, PAGE.right, grey(FOOTER_BASELINES.date)),
    rightText(time, PAGE.right, grey(FOOTER_BASELINES.time)),
  ];
}

type TextStyle = Omit<TextItem, "text" | "x" | "width">;

function leftText(text: string, x: number, style: TextStyle): TextItem {
  return { text, x, width: textWidth(text, style.size), ...style };
}

/** The system writes coordinates with two decimals, so right edges differ by some thousandths. */
function rightText(text: string, right: number, style: TextStyle): TextItem {
  const width = textWidth(text, style.size);
  return { text, x: Math.round((right - width) * 100) / 100, width, ...style };
}

/** A line under the headings and each slot, and the edges of the columns. */
function gridLines(layout: StatementLayout, slots: number): GridLine[] {
  const top = 77;
  const firstRow = 88;
  const bottom = firstRow + PAGE.pitch * slots;
  const [left = 0, right = 0] = [layout.grid[0], layout.grid.at(-1)];
  const lines: GridLine[] = [{ from: [left, top], to: [right, top] }];
  for (let y = firstRow; y <= bottom; y += PAGE.pitch) lines.push({ from: [left, y], to: [right, y] });
  for (const x of layout.grid) lines.push({ from: [x, top], to: [x, bottom] });
  return lines;
}
