import { boxAround, typeSize } from "./box";
import type { PlacedRow } from "./lines";

/** Lines of one name follow each other as closely as rows do, at most this many type sizes apart. */
const LINE_PITCH = 1.8;
/** Lines of one name begin at the same place, give or take the space some names begin with. */
const LEFT_TOLERANCE = 0.4;
/** A word space, in type sizes. */
const SPACE = 0.28;

/**
 * Joins names that take several lines of their cell to one. Code and amounts stand beside the first line, the last, or
 * between them. Only prints with account codes show that a line without one goes on: elsewhere it may be a heading.
 */
export function joinWrappedNames(rows: readonly PlacedRow[]): PlacedRow[] {
  const widest = rows.reduce((right, { cells }) => Math.max(right, cells.nameWords.at(-1)?.box[2] ?? 0), 0);
  const joined: PlacedRow[] = [];
  for (const row of rows) {
    const [before, above] = [joined.at(-2), joined.at(-1)];
    if (before && above && standsBetween(before, above, row))
      joined.splice(-2, 2, joinedRow(above, [before, row]));
    else if (above && continues(above, row, widest))
      joined.splice(-1, 1, joinedRow(above.cells.code === null ? row : above, [above, row]));
    else joined.push(row);
  }
  return joined;
}

/** The lower line's first word would not have fitted behind the upper one, and one of the two has the code. */
function continues(upper: PlacedRow, lower: PlacedRow, widest: number): boolean {
  if (isNameAlone(upper) === isNameAlone(lower) || (upper.cells.code ?? lower.cells.code) === null)
    return false;
  const [start, end, first] = [
    upper.cells.nameWords[0],
    upper.cells.nameWords.at(-1),
    lower.cells.nameWords[0],
  ];
  if (!start || !end || !first || !areLines(upper, lower)) return false;
  const size = typeSize(first.box);
  const right = end.box[2] + SPACE * size + first.box[2] - first.box[0];
  return Math.abs(start.box[0] - first.box[0]) <= LEFT_TOLERANCE * size && right > widest;
}

function standsBetween(upper: PlacedRow, row: PlacedRow, lower: PlacedRow): boolean {
  const isBare = row.cells.code !== null && row.cells.name === "";
  return isBare && isNameAlone(upper) && isNameAlone(lower) && areLines(upper, lower);
}

function isNameAlone({ cells }: PlacedRow): boolean {
  return cells.code === null && !cells.hasAmount && cells.name !== "" && cells.problems.length === 0;
}

function areLines(upper: PlacedRow, lower: PlacedRow): boolean {
  const distance = lower.row.baseline - upper.row.baseline;
  return upper.page === lower.page && distance <= LINE_PITCH * typeSize(lower.row.box);
}

/** The row that has the code, with the name of both lines; the lower one is where a further line would go on. */
function joinedRow(coded: PlacedRow, [upper, lower]: readonly [PlacedRow, PlacedRow]): PlacedRow {
  const name = `${upper.cells.name} ${lower.cells.name}`;
  const box = boxAround(
    [coded, upper, lower].flatMap(({ cells }) => (cells.box ? [{ box: cells.box }] : [])),
  );
  return { ...coded, row: lower.row, cells: { ...coded.cells, name, box, nameWords: lower.cells.nameWords } };
}
