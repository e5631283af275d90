import { boxAround, typeSize } from "./box";
import type { Box, Word } from "./page";

/** Words that stand on one line, left to right. */
export interface Row {
  baseline: number;
  words: Word[];
  box: Box;
}

/**
 * Share of the type size by which baselines inside a row may step from word to word. Rows are at least one type size
 * apart, so a third keeps clear of both a bold or slightly skewed word in its row and the row below.
 */
const BASELINE_STEP = 1 / 3;

/** Copies of a word that a print lays over itself for weight lie closer than this, in points. */
const COPY_DISTANCE = 1;

/** Copies follow each other in a row; looking further back would only cost time on crowded pages. */
const COPIES_BACK = 8;

/** Groups visible words into rows, top to bottom, whatever order they come in. */
export function groupRows(words: readonly Word[]): Row[] {
  const ordered = words.filter((word) => !word.hidden && word.text.length > 0);
  ordered.sort((a, b) => a.baseline - b.baseline);
  const rows: Row[] = [];
  let members: Word[] = [];
  let previous: Word | undefined;
  for (const word of ordered) {
    if (previous && word.baseline - previous.baseline > stepBetween(previous, word)) {
      rows.push(rowOf(members));
      members = [];
    }
    members.push(word);
    previous = word;
  }
  if (members.length > 0) rows.push(rowOf(members));
  return rows;
}

function stepBetween(a: Word, b: Word): number {
  return BASELINE_STEP * Math.min(typeSize(a.box), typeSize(b.box));
}

function rowOf(members: Word[]): Row {
  members.sort((a, b) => a.box[0] - b.box[0] || a.box[2] - b.box[2] || (a.text < b.text ? -1 : 1));
  const words = withoutCopies(members);
  const first = words[0];
  return { baseline: first ? first.baseline : 0, words, box: boxAround(words) };
}

/** A word printed several times at the same place counts once. */
function withoutCopies(words: Word[]): Word[] {
  const kept: Word[] = [];
  for (const word of words) {
    let isCopy = false;
    const last = Math.max(0, kept.length - COPIES_BACK);
    for (let i = kept.length - 1; i >= last && !isCopy; i--) {
      const other = kept[i];
      if (!other || word.box[0] - other.box[0] > COPY_DISTANCE) break;
      isCopy = other.text === word.text && Math.abs(word.box[2] - other.box[2]) <= COPY_DISTANCE;
    }
    if (!isCopy) kept.push(word);
  }
  return kept;
}
