import type { Page, Word } from "@/lib/extraction/page";
import type { SampleDocument } from "../sample-document";
import { textWidth } from "./helvetica";
import { layoutDocument } from "./layout-document";
import type { TextItem } from "./sample-page";

/** Helvetica's line box above and below the baseline, in ems, as engines report it for the fonts they put in its place. */
const ABOVE = 1.075;
const BELOW = 0.299;

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
        box: [x, baseline - ABOVE * size, x + width, baseline + BELOW * size],
        baseline,
      });
    }
    x += width;
  }
  return words;
}
