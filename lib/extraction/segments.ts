import { boxAround, textOf, typeSize } from "./box";
import type { Box, Word } from "./page";
import type { Row } from "./rows";

/** A stretch of a header or footer row that says one thing: `Book = Accrual` or `Page 2`. */
export interface Segment {
  words: Word[];
  text: string;
  box: Box;
}

/** Words of one phrase are a space apart (about 0.28 of the type size); blocks of a header row stand far apart. */
const BLOCK_GAP = 2;

/** Splits a row at wide gaps, at `;`, and before a `Page n` or a time at its end, which other text may come close to. */
export function segmentsOf(row: Row): Segment[] {
  const segments: Segment[] = [];
  let words: Word[] = [];
  const close = () => {
    if (words.length > 0) segments.push({ words, text: textOf(words), box: boxAround(words) });
    words = [];
  };
  row.words.forEach((word, index) => {
    const previous = words.at(-1);
    if (previous && word.box[0] - previous.box[2] > BLOCK_GAP * typeSize(word.box)) close();
    if (isPageNumberAt(row.words, index) || isTimeAt(row.words, index)) close();
    if (word.text === ";") close();
    else if (word.text.endsWith(";")) {
      words.push({ ...word, text: word.text.slice(0, -1) });
      close();
    } else words.push(word);
  });
  close();
  return segments;
}

function isPageNumberAt(words: readonly Word[], index: number): boolean {
  return /^page \d+(?: of \d+)?$/i.test(textOf(words.slice(index)));
}

function isTimeAt(words: readonly Word[], index: number): boolean {
  return /^\d{1,2}:\d{2}(?::\d{2})?(?: [ap]\.?m\.?)?$/i.test(textOf(words.slice(index)));
}
