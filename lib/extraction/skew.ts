import type { Box, Page, Word } from "./page";
import type { Row } from "./rows";

/** Half a point across a letter page: less does no harm, and prints from software show none at all. */
const LEAST_SLOPE = 0.0008;
/** Rows shorter than this, in points, say too little about a slope. */
const LEAST_SPAN = 100;

/** How much rows fall from left to right, in points per point; 0 for a straight page. */
export function slopeOf(rows: readonly Row[]): number {
  const slopes: number[] = [];
  for (const { words } of rows) {
    const first = words[0];
    const last = words.at(-1);
    if (!first || !last || last.box[0] - first.box[0] < LEAST_SPAN) continue;
    slopes.push((last.baseline - first.baseline) / (last.box[0] - first.box[0]));
  }
  slopes.sort((a, b) => a - b);
  const middle = slopes[slopes.length >> 1] ?? 0;
  return Math.abs(middle) < LEAST_SLOPE ? 0 : middle;
}

/** The page turned level. Words keep their size, which a slope this small hardly changes. */
export function levelled(page: Page, slope: number): Page {
  const words = page.words.map((word): Word => {
    const { x, y } = centre(word.box);
    return {
      ...word,
      box: shifted(word.box, slope * y, -slope * x),
      baseline: word.baseline - slope * word.box[0],
    };
  });
  return { ...page, words };
}

/** A box of the levelled page where it stands on the page as printed. */
export function sloped(box: Box, slope: number): Box {
  if (slope === 0) return box;
  const { x, y } = centre(box);
  const scale = 1 / (1 + slope * slope);
  return shifted(box, (x - slope * y) * scale - x, (y + slope * x) * scale - y);
}

function centre([x0, y0, x1, y1]: Box): { x: number; y: number } {
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
}

function shifted([x0, y0, x1, y1]: Box, dx: number, dy: number): Box {
  return [x0 + dx, y0 + dy, x1 + dx, y1 + dy];
}
