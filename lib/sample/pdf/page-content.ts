import type { GridLine, SamplePage, TextItem } from "../print/sample-page";

/** The content stream of a page: the grid first, then the text in the order given. */
export function pageContent(page: SamplePage): string {
  const grid =
    page.lines.length > 0
      ? `q\n0.8 G\n1 w\n${page.lines.map((line) => drawLine(line, page)).join("")}Q\n`
      : "";
  return grid + page.texts.map((item) => showText(item, page)).join("");
}

function drawLine({ from, to }: GridLine, { height }: SamplePage): string {
  return `${number(from[0])} ${number(height - from[1])} m ${number(to[0])} ${number(height - to[1])} l S\n`;
}

/** Bold is the regular face with its outline stroked (text rendering mode 2), a thirtieth of the size wide. */
function showText(item: TextItem, { height }: SamplePage): string {
  const tone = item.tone === "grey" ? "0.31373 g\n" : "";
  const untone = item.tone === "grey" ? "0 g\n" : "";
  const bold = item.isBold ? `2 Tr\n${number(item.size / 30)} w\n` : "";
  const unbold = item.isBold ? "0 Tr\n1 w\n" : "";
  const place = `1 0 0 1 ${number(item.x)} ${number(height - item.baseline)} Tm`;
  const text = item.text.replace(/[\\()]/g, "\\$&");
  return `BT\n${place}\n/F1 ${item.size} Tf\n${tone}${bold}(${text})Tj\n${unbold}${untone}ET\n`;
}

/** At most five decimals and no exponent, as PDF wants numbers. */
export function number(value: number): string {
  return String(Math.round(value * 100_000) / 100_000);
}
