import type { PdfiumExports } from "@/lib/engines/pdfium/pdfium-exports";

const scratchBytes = 128;

/** A little memory inside PDFium for results handed back by pointer. Growing memory detaches views, so they are renewed. */
export class Scratch {
  readonly at: number;
  readonly #exports: PdfiumExports;
  #floats: Float32Array;
  #doubles: Float64Array;
  #words: Uint32Array;

  constructor(exports: PdfiumExports) {
    this.#exports = exports;
    this.at = exports.malloc(scratchBytes);
    this.#floats = new Float32Array(exports.memory.buffer);
    this.#doubles = new Float64Array(exports.memory.buffer);
    this.#words = new Uint32Array(exports.memory.buffer);
  }

  float(offset: number): number {
    if (this.#floats.length === 0) this.#renew();
    return this.#floats[(this.at + offset) >> 2] ?? Number.NaN;
  }

  double(offset: number): number {
    if (this.#doubles.length === 0) this.#renew();
    return this.#doubles[(this.at + offset) >> 3] ?? Number.NaN;
  }

  word(offset: number): number {
    if (this.#words.length === 0) this.#renew();
    return this.#words[(this.at + offset) >> 2] ?? 0;
  }

  #renew(): void {
    this.#floats = new Float32Array(this.#exports.memory.buffer);
    this.#doubles = new Float64Array(this.#exports.memory.buffer);
    this.#words = new Uint32Array(this.#exports.memory.buffer);
  }
}
