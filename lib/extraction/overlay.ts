import { cutUpright } from "./orientation";
import type { Box, Page } from "./page";
import { profileById } from "./profiles";
import { isPercentColumn, type Reading } from "./reading";

const COLOURS = {
  word: "#c8ccd4",
  header: "#7a4fc9",
  code: "#2a6fdb",
  name: "#2a6fdb",
  amount: "#1d8a4e",
  percent: "#b58100",
  problem: "#d02f2f",
};

/**
 * A page as reading sees it, for people who debug a layout: words grey, header fields violet, codes and names blue, amounts
 * green, percentages amber, problems red. Nothing but drawing: open it beside the print.
 */
export function overlaySvg(page: Page, reading: Reading): string {
  const shapes: string[] = [];
  const draw = (box: Box, colour: string, title: string) => shapes.push(rectangle(box, colour, title));
  for (const word of page.words)
    draw(word.box, COLOURS.word, word.hidden ? `hidden: ${word.text}` : word.text);
  for (const field of reading.header) {
    if (field.page === page.number) draw(field.box, COLOURS.header, `${field.name}: ${field.text}`);
  }
  for (const line of reading.lines) {
    if (line.page !== page.number) continue;
    draw(line.box, COLOURS.name, `${line.kind} ${line.row}: ${line.code ?? ""} ${line.name}`);
    for (const column of reading.columns) {
      const figure = line.figures[column];
      if (figure)
        draw(
          figure.box,
          isPercentColumn(column) ? COLOURS.percent : COLOURS.amount,
          `${column}: ${figure.text}`,
        );
    }
  }
  for (const problem of reading.problems) {
    if (problem.page === page.number && problem.box) draw(problem.box, COLOURS.problem, problem.message);
  }
  return svg(page, shapes);
}

/** The rows of a page before anything is read from them: one outline each, header and footer violet, body blue. */
export function rowsSvg(page: Page, profileId: string): string {
  const { bands, turn } = cutUpright(page, profileById(profileId));
  const size = turn % 2 === 1 ? { width: page.height, height: page.width } : page;
  const fields = bands.fields.map((field) => rectangle(field.box, COLOURS.header, field.name));
  const rows = bands.body.map((row, index) => rectangle(row.box, COLOURS.name, `row ${index + 1}`));
  return svg(size, [...fields, ...rows]);
}

function svg({ width, height }: { width: number; height: number }, shapes: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    ...shapes,
    "</svg>",
    "",
  ].join("\n");
}

function rectangle([x0, y0, x1, y1]: Box, colour: string, title: string): string {
  const size = `width="${round(x1 - x0)}" height="${round(y1 - y0)}"`;
  return `<rect x="${round(x0)}" y="${round(y0)}" ${size} fill="none" stroke="${colour}" stroke-width="0.6"><title>${escaped(title)}</title></rect>`;
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
