import stringWidth from "string-width";

export interface Column {
  heading: string;
  align: "left" | "right";
  /** Spaces before the column; 2 unless told. */
  gap?: number;
  /** May be cut short when the terminal is narrow. At most one column of a table. */
  canShrink?: true;
}

export interface Cell {
  text: string;
  /** Applied after the cell is padded, so that colour does not count as width. */
  paint?: (text: string) => string;
}

const GAP = 2;
/** Below this a shortened name says nothing. */
const LEAST_SHRUNK = 12;

/** Lines of aligned columns; the headings come first, unless all are empty. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
): string[] {
  const headings = columns.map(({ heading }): Cell => ({ text: heading }));
  const all = columns.some(({ heading }) => heading !== "") ? [headings, ...rows] : rows;
  const widths = fitWidths(
    columns,
    columns.map((_, index) => Math.max(0, ...all.map((row) => textWidth(row[index]?.text ?? "")))),
    width,
  );
  return all.map((row) => renderRow(columns, row, widths));
}

function fitWidths(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const total = natural.reduce((sum, each, index) => sum + each + gapBefore(columns, index), 0);
  const excess = Math.max(0, total - width);
  return natural.map((each, index) =>
    columns[index]?.canShrink ? Math.max(Math.min(each, LEAST_SHRUNK), each - excess) : each,
  );
}

function renderRow(columns: readonly Column[], row: readonly Cell[], widths: readonly number[]): string {
  const cells = columns.map((column, index) => {
    const { text, paint = (plain: string) => plain } = row[index] ?? { text: "" };
    const room = widths[index] ?? 0;
    const shown = shorten(text, room);
    const padding = " ".repeat(room - textWidth(shown));
    const gap = " ".repeat(gapBefore(columns, index));
    return gap + (column.align === "right" ? padding + paint(shown) : paint(shown) + padding);
  });
  return cells.join("").trimEnd();
}

function gapBefore(columns: readonly Column[], index: number): number {
  return index === 0 ? 0 : (columns[index]?.gap ?? GAP);
}

export function shorten(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const kept: string[] = [];
  let used = 1; // the ellipsis
  for (const character of text) {
    used += textWidth(character);
    if (used > room) break;
    kept.push(character);
  }
  return `${kept.join("").trimEnd()}…`;
}

/** Columns of a terminal that a text without escape codes takes. */
export function textWidth(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text);
}
