import { boxAsViewed, type UprightPage } from "./orientation";
import type { Box } from "./page";
import type { ColumnKey, Figure, Line, Reading } from "./reading";

/** Puts the boxes of pages that were turned or levelled to be read back where a viewer shows them. */
export function asViewed(reading: Reading, pages: readonly UprightPage[]): Reading {
  if (pages.every(({ turn, slope }) => turn === 0 && slope === 0)) return reading;
  const byNumber = new Map(pages.map((upright) => [upright.page.number, upright]));
  const back = (box: Box, number: number | null): Box => {
    const upright = number === null ? undefined : byNumber.get(number);
    return upright ? boxAsViewed(box, upright) : box;
  };
  return {
    ...reading,
    header: reading.header.map((field) => ({ ...field, box: back(field.box, field.page) })),
    problems: reading.problems.map((problem) => ({
      ...problem,
      box: problem.box && back(problem.box, problem.page),
    })),
    lines: reading.lines.map((line) => ({
      ...line,
      box: back(line.box, line.page),
      figures: mapFigures(line.figures, (figure) => ({ ...figure, box: back(figure.box, line.page) })),
    })),
  };
}

function mapFigures(figures: Line["figures"], change: (figure: Figure) => Figure): Line["figures"] {
  const changed: Line["figures"] = {};
  for (const column of Object.keys(figures) as ColumnKey[]) {
    const figure = figures[column];
    if (figure) changed[column] = change(figure);
  }
  return changed;
}
