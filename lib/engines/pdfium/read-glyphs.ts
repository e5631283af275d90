import type { Glyph } from "./glyph";
import { type RunMetrics, RunReader } from "./glyph-run";
import type { PageView } from "./page-view";
import type { PdfiumExports } from "./pdfium-exports";
import type { Scratch } from "./scratch";

/** Below this share of its length a direction's x part is too small to divide a width by. */
const uprightShare = 0.1;

/** The first `count` characters of a text page in PDFium's order, inferred white space left out. */
export function readGlyphs(context: {
  exports: PdfiumExports;
  scratch: Scratch;
  textPage: number;
  count: number;
  view: PageView;
}): Glyph[] {
  const { exports, scratch, textPage, count, view } = context;
  const runs = new RunReader(exports, scratch, textPage, view);
  const glyphs: Glyph[] = [];
  let hasSpaceBefore = false;
  for (let i = 0; i < count; i++) {
    const object = exports.FPDFText_GetTextObject(textPage, i);
    if (object === 0) {
      hasSpaceBefore = true;
      continue;
    }
    const metrics = runs.runOf(object, i);
    exports.FPDFText_GetCharOrigin(textPage, i, scratch.at, scratch.at + 8);
    const x = scratch.double(0);
    const y = scratch.double(8);
    const codePoint = exports.FPDFText_GetUnicode(textPage, i) >>> 0;
    glyphs.push({
      codePoint,
      x: view.a * x + view.c * y + view.e,
      y: view.b * x + view.d * y + view.f,
      advance: advanceOf(context, metrics, i, codePoint),
      run: metrics.run,
      hasSpaceBefore,
    });
    hasSpaceBefore = false;
  }
  return glyphs;
}

/**
 * Width of a glyph along its own direction. PDFium's loose box is that width times the x part of the direction, so text
 * that runs up or down the unrotated page needs the font's own width, and failing that what the glyph covers.
 */
function advanceOf(
  { exports, scratch, textPage }: { exports: PdfiumExports; scratch: Scratch; textPage: number },
  metrics: RunMetrics,
  index: number,
  codePoint: number,
): number {
  if (Math.abs(metrics.a) > uprightShare * metrics.alongScale) {
    exports.FPDFText_GetLooseCharBox(textPage, index, scratch.at);
    return (Math.abs(scratch.float(8) - scratch.float(0)) / Math.abs(metrics.a)) * metrics.alongScale;
  }
  if (exports.FPDFFont_GetGlyphWidth(metrics.font, codePoint, metrics.fontSize, scratch.at) !== 0) {
    const width = scratch.float(0) * metrics.alongScale;
    if (width > 0) return width;
  }
  exports.FPDFText_GetCharBox(textPage, index, scratch.at, scratch.at + 8, scratch.at + 16, scratch.at + 24);
  return Math.abs(scratch.double(24) - scratch.double(16));
}
