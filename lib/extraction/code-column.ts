import { typeSize } from "./box";
import type { Row } from "./rows";

/** Where account codes stand, and what they look like in this document. */
export interface CodeColumn {
  /** Left edge, in points. */
  left: number;
  pattern: RegExp;
  /** Codes keep the distance of a column from the names; where most rows print them a space apart, a space will do. */
  isSetApart: boolean;
}

/** Left-aligned codes begin within this of each other; the names beside them begin several type sizes further right. */
const LEFT_TOLERANCE = 3;
/** Codes of another chart, or close to their names, are believed when at least this share of rows begin with one. */
const MOST_ROWS = 0.5;
/** Codes and names are columns of their own: at least this many type sizes apart. */
const CODE_GAP = 0.6;
const OTHER_CODE = /^(?=.*\d)[A-Z0-9]{2,}(?:[-.][A-Z0-9]+)*$/;

/** The code column of some rows: where most codes of the profile's pattern begin, else codes of another chart. */
export function findCodeColumn(rows: readonly Row[], pattern: RegExp): CodeColumn | null {
  const apart = commonLeft(rows, pattern, true);
  const close = commonLeft(rows, pattern, false);
  if (close && close.count > (apart?.count ?? 0) && isMostOf(rows, close.count))
    return { left: close.x, pattern, isSetApart: false };
  if (apart) return { left: apart.x, pattern, isSetApart: true };
  const other = commonLeft(rows, OTHER_CODE, true);
  if (!other || !isMostOf(rows, other.count)) return null;
  return { left: other.x, pattern: OTHER_CODE, isSetApart: true };
}

function isMostOf(rows: readonly Row[], count: number): boolean {
  return count >= Math.max(3, MOST_ROWS * rows.length);
}

export function standsInCodeColumn(row: Row, column: CodeColumn): boolean {
  const first = row.words[0];
  return first !== undefined && Math.abs(first.box[0] - column.left) <= LEFT_TOLERANCE;
}

/** True when the first word keeps the distance of a column from the rest of its row. */
export function isSetApart(row: Row): boolean {
  const [first, second] = row.words;
  if (!first) return false;
  return !second || second.box[0] - first.box[2] > CODE_GAP * typeSize(first.box);
}

/** The left edge most matching first words share. Names can begin like a code, but they begin elsewhere. */
function commonLeft(
  rows: readonly Row[],
  pattern: RegExp,
  mustBeApart: boolean,
): { x: number; count: number } | null {
  const lefts: number[] = [];
  for (const row of rows) {
    const first = row.words[0];
    if (first && pattern.test(first.text) && (!mustBeApart || isSetApart(row))) lefts.push(first.box[0]);
  }
  lefts.sort((a, b) => a - b);
  let best: { x: number; count: number } | null = null;
  let from = 0;
  for (let to = 0; to < lefts.length; to++) {
    while ((lefts[to] ?? 0) - (lefts[from] ?? 0) > LEFT_TOLERANCE) from += 1;
    const count = to - from + 1;
    if (!best || count > best.count) best = { x: lefts[from] ?? 0, count };
  }
  return best;
}
