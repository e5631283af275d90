import { figureText } from "@/components/table/figure-text";
import { changeOf, type StatementColumn, type StatementRow } from "./statement-row";

/** Never narrower than its heading, in digits of the figures under it. */
const LEAST_DIGITS = 7;

/**
 * Widths of the columns printed, prior and change in digits: as wide as the widest figure that any column of the
 * statement has there, so that they leave the names what room there is, and choosing another column moves nothing.
 */
export function figureWidths(rows: readonly StatementRow[], { priorLabel }: StatementColumn) {
  const figures = rows.flatMap((row) => Object.values(row.figures).filter((figure) => figure !== undefined));
  const widest = (values: readonly (string | null)[]) =>
    values.reduce((most, value) => Math.max(most, digitsOf(value)), LEAST_DIGITS);
  return {
    printed: widest(figures.map(({ value }) => value)),
    prior: Math.max(widest(figures.map(({ prior }) => prior)), (priorLabel ?? "").length * LETTER),
    change: widest(figures.map(changeOf)),
  };
}

/** Letters of a heading, and marks between digits, as parts of a digit of the figures. */
const LETTER = 0.85;
const MARK = 0.5;

function digitsOf(value: string | null): number {
  const shown = value === null ? "" : (figureText(value, "money")?.shown ?? "");
  const digits = shown.replace(/\D/g, "").length;
  return digits + (shown.length - digits) * MARK;
}
