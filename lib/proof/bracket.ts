/** A figure inside an identity, by the index of its line. */
export interface Part {
  line: number;
  sign: 1 | -1;
}

/** What a total is made of: one structure for all amount columns. */
export interface Bracket {
  total: number;
  kind: "sum" | "difference";
  parts: Part[];
  /**
   * For every amount column the parts whose printed amounts make the printed total, or null where they do not. They are
   * `parts`, or, where the total of an inner block does not fit its own lines, those lines in its place.
   */
  closedBy: (Part[] | null)[];
}
