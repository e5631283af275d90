import type { PdfiumExports } from "./pdfium-exports";

const scratchBytes = 128;

/** A little memory inside PDFium for results handed back by pointer. Growing memory detaches views, so they are renewed. */
export class Scratch {
  readonly at: number;
  readonly #exports: PdfiumExports;
  readonly #names = new Map<string, number>();
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

  /** Where this name stands as a C string; each is written once and stays. */
  nameOf(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const at = this.#exports.malloc(name.length + 1);
    const bytes = new Uint8Array(this.#exports.memory.buffer, at, name.length + 1);
    for (let i = 0; i <= name.length; i++) bytes[i] = i < name.length ? name.charCodeAt(i) : 0;
    this.#names.set(name, at);
    return at;
  }

  #renew(): void {
    this.#floats = new Float32Array(this.#exports.memory.buffer);
    this.#doubles = new Float64Array(this.#exports.memory.buffer);
    this.#words = new Uint32Array(this.#exports.memory.buffer);
  }
}
