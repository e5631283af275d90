import type { Box, Page, Word } from "@/lib/extraction/page";
import type { SampleDocument } from "../sample-document";
import { textWidth } from "./helvetica";
import { layoutDocument } from "./layout-document";
import type { TextItem } from "./sample-page";

/** The box of a Helvetica word above and below its baseline, in ems, as our PDF engine reports it. */
const ABOVE = 0.95;
const BELOW = 0.25;

/** The words of a print with their boxes, as an engine would hand them over; without writing and opening a PDF. */
export function documentPages(document: SampleDocument): Page[] {
  return layoutDocument(document).map(({ number, width, height, texts }) => ({
    number,
    width,
    height,
    words: texts.flatMap(wordsOf),
  }));
}

function wordsOf(item: TextItem): Word[] {
  const { size, baseline } = item;
  const words: Word[] = [];
  let x = item.x;
  for (const part of item.text.split(/( +)/)) {
    const width = textWidth(part, size);
    if (part.trim() !== "") {
      words.push({
        text: part,
        box: boxOf(x, x + width, item),
        baseline,
      });
    }
    x += width;
  }
  return words;
}

/** To two decimals, as finely as prints place their text. */
function boxOf(left: number, right: number, { baseline, size }: TextItem): Box {
  const [x0, y0, x1, y1] = [left, baseline - ABOVE * size, right, baseline + BELOW * size].map(
    (value) => Math.round(value * 100) / 100,
  );
  return [x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0];
}
