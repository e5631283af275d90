import type { Box, Word } from "@/lib/extraction/page";
import { cleanText, isWhiteSpace } from "./clean-text";
import type { Glyph } from "./glyph";

/** All in ems of the type. */
const tolerances = {
  /** A word space is 0.25 to 0.33 em wide; letters set apart inside a word stay below a quarter. */
  gap: 0.25,
  /** Where PDFium saw a space too, a narrow one counts: justified lines squeeze theirs to half. */
  inferredGap: 0.12,
  /** Kerned letters lap over by less; a jump further back starts another word. */
  overlap: 0.3,
  /** Letters of one word share a baseline; a superscript stands a third of an em above it. */
  baseline: 0.2,
  /** Bold faked by printing twice is shifted by a twentieth; the next letter is at least 0.2 away. */
  reprint: 0.12,
};

/** Joins glyphs that follow each other without a gap. Only what lies on the visible page is kept. */
export function groupWords(glyphs: readonly Glyph[], page: { width: number; height: number }): Word[] {
  const words: Word[] = [];
  const reprints = new ReprintFinder();
  let current: Glyph[] = [];
  const finish = () => {
    for (const glyphsOfWord of withoutSeam(current)) {
      const word = toWord(glyphsOfWord, page);
      if (word !== null && !reprints.isReprint(word, glyphsOfWord[0]?.run.em ?? 0)) words.push(word);
    }
    current = [];
  };
  for (const glyph of glyphs) {
    if (isWhiteSpace(glyph.codePoint)) {
      finish();
      continue;
    }
    if (!isVisiblePlace(glyph, page)) continue;
    const previous = current[current.length - 1];
    if (previous !== undefined) {
      if (isReprintOf(previous, glyph)) continue;
      if (!continues(previous, glyph)) finish();
    }
    current.push(glyph);
  }
  finish();
  return words;
}

function continues(previous: Glyph, next: Glyph): boolean {
  const { run } = previous;
  if (run !== next.run) {
    if (run.isHidden !== next.run.isHidden) return false;
    if (run.alongX * next.run.alongX + run.alongY * next.run.alongY < 0.99) return false;
  }
  const em = Math.max(run.em, next.run.em);
  const dx = next.x - previous.x;
  const dy = next.y - previous.y;
  const across = dx * run.alongY - dy * run.alongX;
  if (across > tolerances.baseline * em || across < -tolerances.baseline * em) return false;
  const gap = dx * run.alongX + dy * run.alongY - previous.advance;
  if (gap > tolerances.gap * em) return false;
  if (next.hasSpaceBefore && gap > tolerances.inferredGap * em) return false;
  // A ligature is handed over as several characters in one place.
  return gap >= -tolerances.overlap * em || (run === next.run && dx === 0 && dy === 0);
}

const amountBehind = /^[-($]*\d[\d,]*\.\d\d[)-]?$/;
const endOfName = /\p{L}.*[^\d,$(-]$/u;

/** A long name can run right up to its amount, without a gap: they are two words where they were drawn as two texts. */
function withoutSeam(glyphs: readonly Glyph[]): (readonly Glyph[])[] {
  const last = glyphs[glyphs.length - 1];
  if (last === undefined || last.run === glyphs[0]?.run) return [glyphs];
  const seam = glyphs.findIndex(({ run }) => run === last.run);
  const [name, amount] = [glyphs.slice(0, seam), glyphs.slice(seam)];
  return amountBehind.test(cleanText(amount)) && endOfName.test(cleanText(name)) ? [name, amount] : [glyphs];
}

function isReprintOf(previous: Glyph, next: Glyph): boolean {
  if (previous.codePoint !== next.codePoint || previous.run === next.run) return false;
  const reach = tolerances.reprint * previous.run.em;
  return Math.abs(next.x - previous.x) < reach && Math.abs(next.y - previous.y) < reach;
}

/** A glyph is on the page when the middle of its em box is. */
function isVisiblePlace({ x, y, advance, run }: Glyph, page: { width: number; height: number }): boolean {
  const rise = (run.ascent + run.descent) / 2;
  const middleX = x + (run.alongX * advance) / 2 + run.upX * rise;
  const middleY = y + (run.alongY * advance) / 2 + run.upY * rise;
  return middleX >= 0 && middleX <= page.width && middleY >= 0 && middleY <= page.height;
}

function toWord(glyphs: readonly Glyph[], page: { width: number; height: number }): Word | null {
  const first = glyphs[0];
  if (first === undefined) return null;
  const text = cleanText(glyphs);
  if (text === "") return null;
  const box = boxOf(glyphs, page);
  const word: Word = { text, box, baseline: round(first.y) };
  if (first.run.isHidden) word.hidden = true;
  return word;
}

function boxOf(glyphs: readonly Glyph[], page: { width: number; height: number }): Box {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  for (const { x, y, advance, run } of glyphs) {
    const alongX = run.alongX * advance;
    const alongY = run.alongY * advance;
    const topX = run.upX * run.ascent;
    const topY = run.upY * run.ascent;
    const bottomX = run.upX * run.descent;
    const bottomY = run.upY * run.descent;
    x0 = Math.min(x0, x + Math.min(0, alongX) + Math.min(topX, bottomX));
    x1 = Math.max(x1, x + Math.max(0, alongX) + Math.max(topX, bottomX));
    y0 = Math.min(y0, y + Math.min(0, alongY) + Math.min(topY, bottomY));
    y1 = Math.max(y1, y + Math.max(0, alongY) + Math.max(topY, bottomY));
  }
  return [
    roundDown(Math.max(0, x0)),
    roundDown(Math.max(0, y0)),
    roundUp(Math.min(page.width, x1)),
    roundUp(Math.min(page.height, y1)),
  ];
}

/** Remembers the words of a page to notice one printed again nearly in the same place. */
class ReprintFinder {
  readonly #seen = new Map<string, Word[]>();

  isReprint(word: Word, em: number): boolean {
    const reach = tolerances.reprint * em;
    const key = word.hidden ? `hidden ${word.text}` : word.text;
    const others = this.#seen.get(key);
    if (others === undefined) {
      this.#seen.set(key, [word]);
      return false;
    }
    const isReprint = others.some((other) =>
      other.box.every((edge, i) => Math.abs(edge - (word.box[i] ?? 0)) < reach),
    );
    if (!isReprint) others.push(word);
    return isReprint;
  }
}

/** To a hundredth of a point, far below what a viewer can show, so that the same file gives the same digits. */
function round(points: number): number {
  return Math.round(points * 100) / 100 + 0;
}

/** Outwards, so that a box holds its text whole; single-precision noise does not count. */
function roundDown(points: number): number {
  return Math.floor(points * 100 + 1e-3) / 100 + 0;
}

function roundUp(points: number): number {
  return Math.ceil(points * 100 - 1e-3) / 100 + 0;
}
