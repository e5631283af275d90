/** What the glyphs of one text object share. Directions are unit vectors as viewed, y down; lengths in points. */
export interface GlyphRun {
  alongX: number;
  alongY: number;
  upX: number;
  upY: number;
  /** The size of the type as viewed. */
  em: number;
  /** Top and bottom of the line box from the baseline; descent is negative. */
  ascent: number;
  descent: number;
  isHidden: boolean;
}

/** One character where it stands on the page as viewed. */
export interface Glyph {
  codePoint: number;
  x: number;
  y: number;
  advance: number;
  run: GlyphRun;
  /** True where PDFium inferred white space between this glyph and the one before. */
  hasSpaceBefore: boolean;
}
