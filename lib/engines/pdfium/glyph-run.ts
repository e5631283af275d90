import type { GlyphRun } from "./glyph";
import type { PageView } from "./page-view";
import type { PdfiumExports } from "./pdfium-exports";
import type { Scratch } from "./scratch";

/** A run with what its glyphs' widths are computed from, in user space. */
export interface RunMetrics {
  run: GlyphRun;
  font: number;
  fontSize: number;
  /** x part of the direction of writing, and the length of that direction. */
  a: number;
  alongScale: number;
}

/**
 * The line box in ems above and below the baseline: accents and descenders of the usual faces fit, and at 1.2 em, the
 * usual line pitch, it never reaches into the next line. Fonts state their own, but of any height, and some none.
 */
const lineAscent = 0.95;
const lineDescent = -0.25;

/** Type smaller than this, in points, is a speck: nobody reads it. */
const smallestVisibleEm = 1;

const renderInvisible = 3;
const renderClipOnly = 7;

/** Reads the state of each text object once, however many glyphs it has. */
export class RunReader {
  readonly #exports: PdfiumExports;
  readonly #scratch: Scratch;
  readonly #textPage: number;
  readonly #view: PageView;
  #object = 0;
  #metrics: RunMetrics | null = null;

  constructor(exports: PdfiumExports, scratch: Scratch, textPage: number, view: PageView) {
    this.#exports = exports;
    this.#scratch = scratch;
    this.#textPage = textPage;
    this.#view = view;
  }

  runOf(object: number, index: number): RunMetrics {
    if (this.#metrics !== null && object === this.#object) return this.#metrics;
    this.#object = object;
    this.#metrics = this.#read(object, index);
    return this.#metrics;
  }

  #read(object: number, index: number): RunMetrics {
    const { at } = this.#scratch;
    this.#exports.FPDFTextObj_GetFontSize(object, at);
    const fontSize = Math.abs(this.#scratch.float(0));
    this.#exports.FPDFText_GetMatrix(this.#textPage, index, at);
    const a = this.#scratch.float(0);
    const b = this.#scratch.float(4);
    const c = this.#scratch.float(8);
    const d = this.#scratch.float(12);
    const alongScale = length(a, b);
    const upScale = length(c, d);
    const em = fontSize * upScale;
    const view = this.#view;
    const run = {
      alongX: alongScale > 0 ? share(view.a * a + view.c * b, alongScale) : 1,
      alongY: alongScale > 0 ? share(view.b * a + view.d * b, alongScale) : 0,
      upX: upScale > 0 ? share(view.a * c + view.c * d, upScale) : 0,
      upY: upScale > 0 ? share(view.b * c + view.d * d, upScale) : -1,
      em,
      ascent: lineAscent * em,
      descent: lineDescent * em,
      isHidden: em < smallestVisibleEm || this.#isUnpainted(object),
    };
    return { run, font: this.#exports.FPDFTextObj_GetFont(object), fontSize, a, alongScale };
  }

  #isUnpainted(object: number): boolean {
    const mode = this.#exports.FPDFTextObj_GetTextRenderMode(object);
    if (mode === renderInvisible || mode === renderClipOnly) return true;
    if (mode !== 0) return false;
    const { at } = this.#scratch;
    if (this.#exports.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12) === 0) return false;
    return this.#scratch.word(12) === 0;
  }
}

/** `Math.hypot` guards against overflow that page coordinates cannot reach, at many times the cost. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Part of a unit vector, rounded so that a quarter turn computed in single precision is one. */
function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1e5) / 1e5;
}
