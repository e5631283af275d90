import type { Box } from "@/lib/extraction/page";
import type { ViewedLine } from "@/lib/report/statement-lines";

/** The line and column that an address leads to. */
export interface Arrival {
  line: string | null;
  column: string | null;
}

type Params = Record<string, string | string[] | undefined>;
const NOWHERE: Arrival = { line: null, column: null };

/**
 * `?figure=12:period_to_date` names a line and a column; `?page=1&row=7` a row of a page; `?page=1&box=x0,y0,x1,y1` whatever
 * is printed nearest to that place. What leads nowhere opens the statement at its top.
 */
export function arrivalOf(params: Params, lines: readonly ViewedLine[]): Arrival {
  return atFigure(params, lines) ?? atRow(params, lines) ?? atBox(params, lines) ?? NOWHERE;
}

function atFigure({ figure }: Params, lines: readonly ViewedLine[]): Arrival | null {
  const match = typeof figure === "string" ? /^(\d{1,6}):([a-z0-9_]{1,40})$/.exec(figure) : null;
  return match ? arrivalAt(lines[Number(match[1])], match[2] ?? null) : null;
}

function atRow({ page, row, column }: Params, lines: readonly ViewedLine[]): Arrival | null {
  const line = lines.find((each) => String(each.page) === page && String(each.row) === row);
  return arrivalAt(line, typeof column === "string" ? column : null);
}

function atBox({ page, box }: Params, lines: readonly ViewedLine[]): Arrival | null {
  const wanted = readBox(box);
  if (!wanted) return null;
  const places = lines
    .filter((line) => String(line.page) === page)
    .flatMap((line) => [
      { line, column: null, box: line.box },
      ...line.figures.map((figure) => ({ line, column: figure.column, box: figure.box })),
    ])
    .map((place) => ({ ...place, distance: distanceBetween(place.box, wanted) }));
  const nearest = places.toSorted((a, b) => a.distance - b.distance)[0];
  return nearest ? arrivalAt(nearest.line, nearest.column) : null;
}

/** A column that the line has no figure in would leave nothing to look at. */
function arrivalAt(line: ViewedLine | undefined, column: string | null): Arrival | null {
  if (!line) return null;
  const hasColumn = line.figures.some((figure) => figure.column === column);
  return { line: String(line.index), column: hasColumn ? column : null };
}

function readBox(text: Params[string]): Box | null {
  if (typeof text !== "string" || text.length > 100) return null;
  const [x0, y0, x1, y1, ...rest] = text.split(",").map(Number);
  const isBox = [x0, y0, x1, y1].every((side) => Number.isFinite(side)) && rest.length === 0;
  // Safe because each of the four was just seen to be a number.
  return isBox ? ([x0, y0, x1, y1] as [number, number, number, number]) : null;
}

function distanceBetween(a: Box, b: Box): number {
  return Math.hypot((a[0] + a[2] - b[0] - b[2]) / 2, (a[1] + a[3] - b[1] - b[3]) / 2);
}
