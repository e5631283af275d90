import { type Numeral, parseNumeral } from "@/lib/money/numeral";
import { boxAround, typeSize } from "./box";
import type { Box, Word } from "./page";
import type { Row } from "./rows";

/** A word of a row, or one printed number whose marks (`$`, `(`, `CR` …) are words of their own. */
export interface Token {
  text: string;
  words: Word[];
  box: Box;
  numeral: Numeral | null;
}

const LEADING_MARK = /^(?:\$|[(<]|-|−|–|—|-\$|\(\$|\$\(|\$-)$/;
const TRAILING_MARK = /^(?:[)>]|%|-|−|–|—|%\)|\)%|CR|DR|\)CR|\)DR)$/i;
/** A mark stands within this many type sizes of its number. Only `$` may be pushed to the left edge of its column. */
const MARK_GAP = 1;
/** A minus further off than this is a dash of the name before it, or a zero of the next column. */
const MINUS_GAP = 0.5;

/** Words of a row with the numbers among them read, left to right. */
export function tokensOf(row: Row): Token[] {
  const tokens: Token[] = [];
  const words = row.words;
  let index = 0;
  while (index < words.length) {
    const count = numberLengthAt(words, index);
    const members = words.slice(index, index + Math.max(count, 1));
    tokens.push(count > 1 ? joined(members) : single(members));
    index += members.length;
  }
  return tokens;
}

function single(words: Word[]): Token {
  const word = words[0];
  if (!word) throw new RangeError("a token has at least one word");
  return { text: word.text, words, box: word.box, numeral: parseNumeral(word.text) };
}

function joined(words: Word[]): Token {
  const box = boxAround(words);
  return { text: spacedText(words), words, box, numeral: parseNumeral(closeText(words)) };
}

/** How many words from `index` on make one number; at most 1 where there is none. */
function numberLengthAt(words: readonly Word[], index: number): number {
  let core = index;
  while (core < words.length && core - index < 3 && LEADING_MARK.test(words[core]?.text ?? "")) core += 1;
  const coreWord = words[core];
  if (!coreWord || !hasDigit(coreWord.text)) return 0;
  for (let k = index; k < core; k++) if (!isNear(words[k], words[k + 1])) return 0;
  let end = core + 1;
  while (end < words.length && end - core < 4 && isTrailing(words, end)) end += 1;
  for (; end - index > 1; end--) {
    if (parseNumeral(closeText(words.slice(index, end))) !== null) return end - index;
  }
  return 1;
}

function isTrailing(words: readonly Word[], index: number): boolean {
  return TRAILING_MARK.test(words[index]?.text ?? "") && isNear(words[index - 1], words[index]);
}

function isNear(left: Word | undefined, right: Word | undefined): boolean {
  if (!left || !right) return false;
  if (left.text === "$") return true;
  const gap = (right.box[0] - left.box[2]) / typeSize(right.box);
  const isDash = /^[-−–—]$/.test(left.text) || /^[-−–—]$/.test(right.text);
  return gap <= (isDash ? MINUS_GAP : MARK_GAP);
}

function hasDigit(text: string): boolean {
  return /\d/.test(text);
}

function closeText(words: readonly Word[]): string {
  return words.map((word) => word.text).join("");
}

function spacedText(words: readonly Word[]): string {
  return words.map((word) => word.text).join(" ");
}
