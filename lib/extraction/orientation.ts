import { cutIntoBands, type PageBands } from "./bands";
import type { Box, Page, Word } from "./page";
import type { LayoutProfile } from "./profiles/profile";

/** Quarter turns clockwise that bring a page's text upright. */
export type Turn = 0 | 1 | 2 | 3;

/** A page with this many header fields is the right way up; a wrong way up shows none. */
const ENOUGH_FIELDS = 3;
/** Share of the height of a line box that lies below the baseline, for words whose own baseline runs another way. */
const BELOW_BASELINE = 0.22;

export interface UprightPage {
  bands: PageBands;
  turn: Turn;
}

/**
 * Cuts a page into bands the way up in which its header can be read: prints get scanned, stored and rotated sideways, and a
 * viewer shows them so. Boxes must be turned back with `turnBack`.
 */
export function cutUpright(page: Page, profile: LayoutProfile): UprightPage {
  const asViewed: UprightPage = { bands: cutIntoBands(page, profile), turn: 0 };
  if (asViewed.bands.fields.length >= ENOUGH_FIELDS) return asViewed;
  const turns: readonly Turn[] = isSideways(page.words) ? [1, 3] : [2];
  let best = asViewed;
  for (const turn of turns) {
    const bands = cutIntoBands(turned(page, turn), profile);
    if (bands.fields.length > best.bands.fields.length) best = { bands, turn };
  }
  return best;
}

/** A box of the upright page in the coordinates of the page as viewed. */
export function turnBack(box: Box, page: Page, turn: Turn): Box {
  const { width, height } = upright(page, turn);
  return turnBox(box, { width, height }, inverse(turn));
}

/** Words of several letters are wider than high unless they run up or down the page. */
function isSideways(words: readonly Word[]): boolean {
  let sideways = 0;
  for (const { text, box, hidden } of words) {
    if (hidden || text.length < 3) continue;
    sideways += box[3] - box[1] > box[2] - box[0] ? 1 : -1;
  }
  return sideways > 0;
}

function turned(page: Page, turn: Turn): Page {
  const words = page.words.map((word): Word => {
    const box = turnBox(word.box, page, turn);
    return { ...word, box, baseline: box[3] - BELOW_BASELINE * (box[3] - box[1]) };
  });
  return { number: page.number, ...upright(page, turn), words };
}

function upright({ width, height }: Page, turn: Turn): { width: number; height: number } {
  return turn % 2 === 1 ? { width: height, height: width } : { width, height };
}

function inverse(turn: Turn): Turn {
  return turn === 1 ? 3 : turn === 3 ? 1 : turn;
}

/** Turns a box clockwise with its page, whose size before the turn is given. */
function turnBox(
  [x0, y0, x1, y1]: Box,
  { width, height }: { width: number; height: number },
  turn: Turn,
): Box {
  switch (turn) {
    case 0:
      return [x0, y0, x1, y1];
    case 1:
      return rounded(height - y1, x0, height - y0, x1);
    case 2:
      return rounded(width - x1, height - y1, width - x0, height - y0);
    case 3:
      return rounded(y0, width - x1, y1, width - x0);
  }
}

/** To a hundredth of a point, as engines hand boxes over: subtraction leaves binary dust. */
function rounded(...[x0, y0, x1, y1]: Box): Box {
  return [hundredth(x0), hundredth(y0), hundredth(x1), hundredth(y1)];
}

function hundredth(points: number): number {
  return Math.round(points * 100) / 100;
}
