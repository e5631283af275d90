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
  const visible = page.words.filter((word) => !word.hidden);
  const differing = hidden.filter((word) => !repeatsVisible(word, visible));
  return groupRows(differing.map(({ text, box, baseline }) => ({ text, box, baseline }))).map((row) => ({
    code: "hidden_text_differs",
    message: `Invisible text on the page says "${textOf(row.words)}", which is not what is visible there.`,
    page: page.number,
    box: boxAround(row.words),
  }));
}

function repeatsVisible(word: Word, visible: readonly Word[]): boolean {
  const there = visible
    .filter((other) => overlap(other.box, word.box) > SAME_PLACE)
    .sort((a, b) => a.box[0] - b.box[0])
    .map((other) => other.text)
    .join("");
  return there.includes(word.text) || (there.length > 0 && word.text.includes(there));
}
