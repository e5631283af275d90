/** A run of text at its place. `x` is its left end, `baseline` is counted from the top of the page. Points throughout. */
export interface TextItem {
  text: string;
  x: number;
  baseline: number;
  size: number;
  width: number;
  isBold: boolean;
  tone: "black" | "grey";
  /** Of the column it stands in, from the left; header and footer come after all columns. */
  column: number;
}

/** A hairline of the grid. */
export interface GridLine {
  from: readonly [number, number];
  to: readonly [number, number];
}

export interface SamplePage {
  /** 1-based. */
  number: number;
  width: number;
  height: number;
  texts: TextItem[];
  lines: GridLine[];
}
