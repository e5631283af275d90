import { boxAround, textOf, typeSize } from "./box";
import type { Box, Word } from "./page";
import type { HeadingPhrase } from "./profiles/profile";
import { type ColumnKey, PERCENT_COLUMNS } from "./reading";
import type { Row } from "./rows";

/** A column heading as printed: the amounts of the column stand under it, flush with its right edge. */
export interface Heading {
  column: ColumnKey;
  box: Box;
}

/** Headings of the name and code columns, where there are any, keep this many type sizes from the first amount column. */
const NAME_HEADING_GAP = 2;

/** The headings of a row, left to right; null when the row is anything else, or says one column twice. */
export function parseHeadings(row: Row, phrases: readonly HeadingPhrase[]): Heading[] | null {
  for (let start = 0; start < row.words.length; start++) {
    const headings = headingsFrom(row.words.slice(start), phrases);
    if (headings && isClearOf(row.words[start - 1], row.words[start])) return headings;
    if (longestPhraseAt(row.words, start, phrases)) return null;
  }
  return null;
}

export function headingText(row: Row): string {
  return textOf(row.words);
}

function isClearOf(before: Word | undefined, first: Word | undefined): boolean {
  if (!before || !first) return true;
  return first.box[0] - before.box[2] > NAME_HEADING_GAP * typeSize(first.box);
}

function headingsFrom(words: readonly Word[], phrases: readonly HeadingPhrase[]): Heading[] | null {
  const headings: Heading[] = [];
  let amountColumn: ColumnKey | null = null;
  let index = 0;
  while (index < words.length) {
    const phrase = longestPhraseAt(words, index, phrases);
    if (!phrase) return null;
    const count = phrase.text.split(" ").length;
    const column: ColumnKey | null = phrase.column === "percent" ? percentOf(amountColumn) : phrase.column;
    if (column === null || headings.some((heading) => heading.column === column)) return null;
    if (phrase.column !== "percent") amountColumn = phrase.column;
    headings.push({ column, box: boxAround(words.slice(index, index + count)) });
    index += count;
  }
  return headings.length > 0 ? headings : null;
}

function longestPhraseAt(
  words: readonly Word[],
  index: number,
  phrases: readonly HeadingPhrase[],
): HeadingPhrase | null {
  let longest: HeadingPhrase | null = null;
  for (const phrase of phrases) {
    if (longest && phrase.text.length <= longest.text.length) continue;
    const parts = phrase.text.split(" ");
    if (parts.every((part, k) => words[index + k]?.text.toLowerCase() === part)) longest = phrase;
  }
  return longest;
}

function percentOf(column: ColumnKey | null): ColumnKey | null {
  return column === "period_to_date" || column === "year_to_date" ? PERCENT_COLUMNS[column] : null;
}
