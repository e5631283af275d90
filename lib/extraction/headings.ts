import { parseMonthText } from "@/lib/dates/month-text";
import { parseNumeral } from "@/lib/money/numeral";
import { boxAround, textOf, typeSize } from "./box";
import type { Box, Word } from "./page";
import type { HeadingPhrase } from "./profiles/profile";
import { type ColumnKey, PERCENT_COLUMNS } from "./reading";
import type { Row } from "./rows";

/** A column heading as printed: the amounts of the column stand under it, flush with its right edge. */
export interface Heading {
  /** Null for a column that is printed and not kept, such as a budget or a prior balance. */
  column: ColumnKey | null;
  text: string;
  box: Box;
}

/** The headings of a page, left to right, in one row or two. */
export interface HeadingRows {
  headings: Heading[];
  rows: number;
}

/** Headings of the name and code columns, where there are any, keep this many type sizes from the first amount column. */
const NAME_HEADING_GAP = 2;
/** Words of one heading are a space apart (0.6 of the type size in a typewriter face); neighbours can be little more. */
const HEADING_GAP = 1;
/** Two lines of one heading follow each other at most this many type sizes apart. */
const LINE_PITCH = 1.8;

/** Stretches of words that may be one heading each. */
type Stretch = readonly Word[];

/** Reads `Period to Date`, or `Period` over `to Date`; null when neither row nor the next with it holds known headings. */
export function parseHeadings(
  row: Row,
  next: Row | undefined,
  phrases: readonly HeadingPhrase[],
): HeadingRows | null {
  const upper = stretchesOf(row);
  const stacked = next && stackedStretches(row, upper, next);
  if (stacked?.some(({ words, isStacked }) => isStacked && readStretch(words, phrases) !== null)) {
    const headings = headingsOf(
      stacked.map(({ words }) => words),
      phrases,
    );
    if (headings) return { headings, rows: 2 };
  }
  const headings = headingsOf(upper, phrases);
  return headings && { headings, rows: 1 };
}

export function headingText(headings: readonly Heading[]): string {
  return headings.map(({ text }) => text).join(" ");
}

function stretchesOf({ words }: Row): Stretch[] {
  const stretches: Word[][] = [];
  for (const word of words) {
    const stretch = stretches.at(-1);
    const last = stretch?.at(-1);
    if (stretch && last && word.box[0] - last.box[2] <= HEADING_GAP * typeSize(word.box)) stretch.push(word);
    else stretches.push([word]);
  }
  return stretches;
}

/** Stretches of the lower row below those of the upper one that they go on from. */
function stackedStretches(
  row: Row,
  upper: readonly Stretch[],
  next: Row,
): { words: Stretch; isStacked: boolean }[] | null {
  if (next.baseline - row.baseline > LINE_PITCH * typeSize(row.box)) return null;
  const left = new Set(upper);
  const stacked = stretchesOf(next).map((lower) => {
    const above = [...left].find((stretch) => areStacked(boxAround(stretch), boxAround(lower)));
    if (above) left.delete(above);
    return { words: above ? [...above, ...lower] : lower, isStacked: above !== undefined };
  });
  const alone = [...left].map((words) => ({ words, isStacked: false }));
  return [...stacked, ...alone].sort((a, b) => leftOf(a.words) - leftOf(b.words));
}

function areStacked(a: Box, b: Box): boolean {
  return Math.min(a[2], b[2]) > Math.max(a[0], b[0]);
}

function leftOf(words: Stretch): number {
  return boxAround(words)[0];
}

/** Null unless an amount column is among them. Months are columns only beside other columns: one alone dates the page. */
function headingsOf(stretches: readonly Stretch[], phrases: readonly HeadingPhrase[]): Heading[] | null {
  if (stretches.some(holdsAmount)) return null;
  const parts = stretches.map((words) => ({ words, phrases: readStretch(words, phrases) }));
  const first = parts.findIndex((part) => part.phrases !== null);
  const firstPart = parts[first];
  if (!firstPart || !isClearOf(parts[first - 1]?.words, firstPart.words)) return null;
  const headings = named(parts.flatMap((part) => part.phrases ?? { said: null, words: part.words }));
  const amounts = headings.filter(({ column }) => column !== null);
  const months = amounts.filter(({ column }) => column?.startsWith("month_"));
  return amounts.length > (months.length > 0 ? 1 : 0) ? headings : null;
}

function holdsAmount(words: Stretch): boolean {
  return words.some(({ text }) => (parseNumeral(text)?.decimals ?? 0) > 0);
}

function isClearOf(before: Stretch | undefined, first: Stretch): boolean {
  if (!before) return true;
  const box = boxAround(first);
  return box[0] - boxAround(before)[2] > NAME_HEADING_GAP * typeSize(box);
}

/** What a heading says before its neighbours are known: `%` belongs to the column before, `Total` to the months. */
type Said = HeadingPhrase["column"] | ColumnKey;

interface SaidPhrase {
  said: Said | null;
  words: Stretch;
}

/** The phrases that make up a stretch, or null where it holds anything else. */
function readStretch(words: Stretch, phrases: readonly HeadingPhrase[]): SaidPhrase[] | null {
  const found: SaidPhrase[] = [];
  for (let index = 0; index < words.length; ) {
    const phrase = phraseAt(words, index, phrases);
    if (!phrase) return null;
    found.push({ said: phrase.said, words: words.slice(index, index + phrase.count) });
    index += phrase.count;
  }
  return found;
}

function phraseAt(
  words: Stretch,
  index: number,
  phrases: readonly HeadingPhrase[],
): { said: Said; count: number } | null {
  for (const count of [1, 2]) {
    const month = index + count <= words.length && parseMonthText(textOf(words.slice(index, index + count)));
    if (month) return { said: monthColumn(month), count };
  }
  let longest: HeadingPhrase | null = null;
  for (const phrase of phrases) {
    if (longest && phrase.text.length <= longest.text.length) continue;
    const parts = phrase.text.split(" ");
    if (parts.every((part, k) => words[index + k]?.text.toLowerCase() === part)) longest = phrase;
  }
  return longest && { said: longest.column, count: longest.text.split(" ").length };
}

/** `2024-03` → `month_2024_03`. */
function monthColumn(month: string): ColumnKey {
  // Safe because `parseMonthText` returns YYYY-MM.
  return `month_${month.replace("-", "_")}` as ColumnKey;
}

/** A second column of one name is another one (last year's, a budget): which cannot be told, so the first is kept. */
function named(parts: readonly SaidPhrase[]): Heading[] {
  const hasMonths = parts.some(({ said }) => said?.startsWith("month_"));
  const taken = new Set<ColumnKey>();
  let amountColumn: ColumnKey | null = null;
  return parts.map(({ said, words }) => {
    let column: ColumnKey | null;
    if (said === "percent") column = percentOf(amountColumn);
    else if (said === "total") column = hasMonths ? "period_to_date" : null;
    else column = said;
    if (column !== null && taken.has(column)) column = null;
    if (column !== null) taken.add(column);
    if (said !== "percent") amountColumn = column;
    return { column, text: textOf(words), box: boxAround(words) };
  });
}

function percentOf(column: ColumnKey | null): ColumnKey | null {
  return column === "period_to_date" || column === "year_to_date" ? PERCENT_COLUMNS[column] : null;
}
