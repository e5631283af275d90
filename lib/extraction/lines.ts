import type { RowCells } from "./cells";
import type { LayoutProfile } from "./profiles/profile";
import type { Line, Problem, Section } from "./reading";
import type { Row } from "./rows";

/** A body row with its place in the document. */
export interface PlacedRow {
  page: number;
  row: Row;
  cells: RowCells;
}

/** Rules and underlines that some prints draw with characters. */
const RULING = /^[-=_–—]{3,}(?: [-=_–—]+)*$/;

/**
 * Lines of the statement in reading order. A row that holds neither code nor name becomes a problem, so that nothing on the
 * page is lost. Every line with an amount is a `line` here; which of them are totals is found by arithmetic afterwards.
 */
export function toLines(
  rows: readonly PlacedRow[],
  /** The section that begins at the top of a page. */
  starts: ReadonlyMap<number, Section>,
  profile: LayoutProfile,
): { lines: Line[]; problems: Problem[] } {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  let section: Section = "income_statement";
  let isAfter = false;
  const names = rows.map(({ cells }) => cells.name);
  const beheaded = new Set(
    profile.innerSections.filter(
      ({ heading, after }) => !names.some((name) => heading.test(name) || after.test(name)),
    ),
  );
  let number = 0;
  let lastPage = 0;
  for (const { page, row, cells } of rows) {
    number += 1;
    const start = page === lastPage ? undefined : starts.get(page);
    if (start) [section, isAfter] = [start, false];
    if (page !== lastPage) number = 1;
    lastPage = page;
    problems.push(...cells.problems);
    if (!cells.box) {
      const isReported = cells.problems.length > 0 && Object.keys(cells.figures).length === 0;
      if (!isReported) problems.push(notUnderstood(page, row));
      continue;
    }
    if (cells.code === null && Object.keys(cells.figures).length === 0 && RULING.test(cells.name)) continue;
    const inner = profile.innerSections.find(({ within }) => within === section);
    const isOpening =
      isAfter ||
      (inner && !cells.hasAmount && inner.heading.test(cells.name)) ||
      (inner && beheaded.has(inner) && cells.code !== null && inner.codes.test(cells.code));
    if (inner && isOpening) section = inner.section;
    isAfter = inner?.after.test(cells.name) ?? false;
    lines.push({
      page,
      row: number,
      code: cells.code,
      name: cells.name,
      kind: cells.hasAmount ? "line" : "header",
      section,
      box: cells.box,
      figures: cells.figures,
    });
  }
  return { lines, problems };
}

function notUnderstood(page: number, row: Row): Problem {
  const text = row.words.map((word) => word.text).join(" ");
  return {
    code: "row_not_understood",
    message: `"${text}" is no line of an account.`,
    page,
    box: row.box,
    text,
  };
}
