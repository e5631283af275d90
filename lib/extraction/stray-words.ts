import type { Page, Word } from "./page";

/** Type this many times higher than that of the page is a stamp or a watermark; a title is half again as high. */
const STAMP_SCALE = 2.5;
/** A title may be as large as it likes; it stands in this share of the page from the top. */
const TITLE_SHARE = 0.15;

/** Separates words laid across the statement (DRAFT, CONFIDENTIAL, text up the margin) from those that stand in its rows. */
export function separateStrayWords(page: Page): { regular: readonly Word[]; stray: readonly Word[] } {
  const visible = page.words.filter((word) => !word.hidden);
  const limit = STAMP_SCALE * typicalHeight(visible);
  const isStray = ({ box }: Word) => box[3] - box[1] > limit && box[3] > TITLE_SHARE * page.height;
  const stray = visible.filter(isStray);
  if (stray.length === 0) return { regular: visible, stray };
  return { regular: visible.filter((word) => !isStray(word)), stray };
}

function typicalHeight(words: readonly Word[]): number {
  const heights = words.map(({ box }) => box[3] - box[1]).sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}
