/** A cell by its row and column, counted from 0; row −1 is the header where there is one. */
export interface GridPlace {
  row: number;
  column: number;
}

export interface GridShape {
  rows: number;
  columns: number;
  /** Rows that fit on a screen. */
  pageRows: number;
  hasHeader: boolean;
}

export interface GridKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key leads, as in a spreadsheet; null for keys that do not move. */
export function gridMove(
  from: GridPlace,
  { key, ctrlKey, metaKey }: GridKey,
  shape: GridShape,
): GridPlace | null {
  const isFar = ctrlKey || metaKey;
  const first = shape.hasHeader ? -1 : 0;
  const last = shape.rows - 1;
  const to = (row: number, column: number): GridPlace => ({
    row: Math.max(Math.min(row, last), Math.min(first, last)),
    column: Math.max(Math.min(column, shape.columns - 1), 0),
  });
  const { row, column } = from;
  switch (key) {
    case "ArrowUp":
      return isFar ? to(0, column) : to(row - 1, column);
    case "ArrowDown":
      return isFar ? to(last, column) : to(row + 1, column);
    case "ArrowLeft":
      return isFar ? to(row, 0) : to(row, column - 1);
    case "ArrowRight":
      return isFar ? to(row, shape.columns - 1) : to(row, column + 1);
    case "Home":
      return isFar ? to(0, 0) : to(row, 0);
    case "End":
      return isFar ? to(last, shape.columns - 1) : to(row, shape.columns - 1);
    case "PageUp":
      return to(Math.max(row - shape.pageRows, 0), column);
    case "PageDown":
      return to(row + shape.pageRows, column);
    default:
      return null;
  }
}

/** A rectangle of cells, ends included. */
export interface GridRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function rangeBetween(a: GridPlace, b: GridPlace): GridRange {
  return {
    top: Math.max(Math.min(a.row, b.row), 0),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

export function isInRange({ row, column }: GridPlace, range: GridRange): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

export function isManyCells({ top, bottom, left, right }: GridRange): boolean {
  return top !== bottom || left !== right;
}
