/** [x0, y0, x1, y1] in points from the top left of the page as a viewer shows it (rotation and crop applied), y down. */
export type Box = readonly [number, number, number, number];

/** A run of glyphs without a gap. `baseline` is the y of the line it stands on, in the coordinates of its box. */
export interface Word {
  text: string;
  box: Box;
  baseline: number;
  /** True for text that a reader of the page cannot see (invisible render mode). */
  hidden?: true;
}

/** What an engine hands to extraction: the words of one page, in no particular order. */
export interface Page {
  /** 1-based. */
  number: number;
  width: number;
  height: number;
  words: Word[];
}
