import { cutIntoBands, type PageBands } from "./bands";
import type { Box, Page, Word } from "./page";
import type { LayoutProfile } from "./profiles/profile";
import { levelled, sloped, slopeOf } from "./skew";

/** Quarter turns clockwise that bring a page's text upright. */
export type Turn = 0 | 1 | 2 | 3;

/** A page with this many header fields is the right way up; a wrong way up shows none. */
const ENOUGH_FIELDS = 3;
/** Share of the height of a line box that lies below the baseline, for words whose own baseline runs another way. */
const BELOW_BASELINE = 0.22;

/** A page cut into bands the right way up, and what was done to it for that. */
export interface UprightPage {
  bands: PageBands;
  /** The page as viewed, before it was turned. */
  page: Page;
  turn: Turn;
  slope: number;
}

/**
 * Cuts a page into bands the way up in which its header can be read: prints get stored sideways or slightly askew, and a
 * viewer shows them so. Boxes must be brought back with `boxAsViewed`.
 */
export function cutUpright(page: Page, profile: LayoutProfile): UprightPage {
  const attempt = (turn: Turn): UprightPage => {
    const bands = cutIntoBands(turn === 0 ? page : turned(page, turn), profile);
    return { bands, page, turn, slope: 0 };
  };
  let best = attempt(0);
  if (best.bands.fields.length < ENOUGH_FIELDS) {
    const turns: readonly Turn[] = isSideways(page.words) ? [1, 3] : [2];
    for (const other of turns.map(attempt)) {
      if (other.bands.fields.length > best.bands.fields.length) best = other;
    }
  }
  const slope = slopeOf(best.bands.body);
  if (slope === 0) return best;
  return { ...best, bands: cutIntoBands(levelled(best.bands.page, slope), profile), slope };
}

/** A box of the upright page where a viewer shows it. */
export function boxAsViewed(box: Box, { page, turn, slope }: UprightPage): Box {
  if (turn === 0 && slope === 0) return box;
  return rounded(...turnBox(sloped(box, slope), upright(page, turn), inverse(turn)));
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
