import { boxAround, overlap, textOf } from "./box";
import type { Page, Word } from "./page";
import type { Problem } from "./reading";
import { groupRows } from "./rows";

/** A visible word counts as standing where a hidden one is when they share this much of the smaller one. */
const SAME_PLACE = 0.3;

/** Text that a reader of the page cannot see and that does not repeat what is visible at its place; a row at a time. */
export function findHiddenText(page: Page): Problem[] {
  const hidden = page.words.filter((word) => word.hidden);
  if (hidden.length === 0) return [];
  const visible = byBand(page.words.filter((word) => !word.hidden));
  const differing = hidden.filter((word) => !repeatsVisible(word, visible));
  return groupRows(differing.map(({ text, box, baseline }) => ({ text, box, baseline }))).map((row) => ({
    code: "hidden_text_differs",
    message: `Invisible text on the page says "${textOf(row.words)}", which is not what is visible there.`,
    page: page.number,
    box: boxAround(row.words),
    text: textOf(row.words),
  }));
}

/** Height of the bands in which words are looked up, about one row. */
const BAND = 12;

function byBand(words: readonly Word[]): Map<number, Word[]> {
  const bands = new Map<number, Word[]>();
  for (const word of words) {
    const band = Math.floor((word.box[1] + word.box[3]) / 2 / BAND);
    const members = bands.get(band);
    if (members) members.push(word);
    else bands.set(band, [word]);
  }
  return bands;
}

function repeatsVisible(word: Word, visible: ReadonlyMap<number, Word[]>): boolean {
  const top = Math.floor(word.box[1] / BAND);
  const bottom = Math.floor(word.box[3] / BAND);
  const near: Word[] = [];
  for (let band = top; band <= bottom; band++) near.push(...(visible.get(band) ?? []));
  const there = near
    .filter((other) => overlap(other.box, word.box) > SAME_PLACE)
    .sort((a, b) => a.box[0] - b.box[0])
    .map((other) => other.text)
    .join("");
  return there.includes(word.text) || (there.length > 0 && word.text.includes(there));
}
