import { DocumentError } from "@/lib/errors";
import type { Page } from "@/lib/extraction/page";
import type { ReaderLimits } from "../limits";
import type { DrawnPage, PdfDocument } from "../pdf-engine";
import { dropReplacementText } from "./drop-replacement-text";
import { groupWords } from "./group-words";
import type { LoadedPdfium } from "./load-pdfium";
import { unpacksTooFar } from "./memory-refusal";
import { type PageView, viewOf } from "./page-view";
import { readGlyphs } from "./read-glyphs";
import { renderPage } from "./render-page";
import type { Scratch } from "./scratch";

type DocumentLimits = Pick<ReaderLimits, "glyphsPerPage" | "glyphsPerDocument" | "renderPixels">;

export class PdfiumDocument implements PdfDocument {
  readonly pageCount: number;
  readonly wasRepaired: boolean;
  readonly #pdfium: LoadedPdfium;
  readonly #scratch: Scratch;
  readonly #limits: DocumentLimits;
  readonly #data: number;
  #handle: number;
  #openPage: { number: number; handle: number } | null = null;
  #glyphsRead = 0;

  constructor(parts: {
    pdfium: LoadedPdfium;
    scratch: Scratch;
    limits: DocumentLimits;
    handle: number;
    /** Where the file's bytes lie in PDFium's memory: PDFium reads them until the document is closed. */
    data: number;
  }) {
    this.#pdfium = parts.pdfium;
    this.#scratch = parts.scratch;
    this.#limits = parts.limits;
    this.#handle = parts.handle;
    this.#data = parts.data;
    const { exports } = parts.pdfium;
    this.pageCount = exports.FPDF_GetPageCount(parts.handle);
    this.wasRepaired = exports.FPDF_DocumentHasValidCrossReferenceTable(parts.handle) === 0;
  }

  page(number: number): Page {
    const page = this.#load(number);
    const view = this.#viewOf(page);
    const words = this.#withTextPage(page, number, (textPage, count) =>
      groupWords(
        readGlyphs({ exports: this.#pdfium.exports, scratch: this.#scratch, textPage, count, view }),
        view,
      ),
    );
    this.#checkMemory();
    return { number, width: hundredths(view.width), height: hundredths(view.height), words };
  }

  render(number: number, pixelsPerPoint: number): DrawnPage {
    const page = this.#load(number);
    const view = this.#viewOf(page);
    const image = renderPage(this.#pdfium.exports, page, view, {
      pixelsPerPoint,
      maximumPixels: this.#limits.renderPixels,
    });
    this.#checkMemory();
    return image;
  }

  close(): void {
    if (this.#handle === 0) return;
    this.#closePage(this.#openPage);
    this.#openPage = null;
    this.#pdfium.exports.FPDF_CloseDocument(this.#handle);
    this.#pdfium.exports.free(this.#data);
    this.#handle = 0;
  }

  /** The page before stays open until this one is: PDFium forgets a font with its last page, and most pages share theirs. */
  #load(number: number): number {
    if (this.#handle === 0) throw new Error("The document is closed.");
    if (this.#openPage?.number === number) return this.#openPage.handle;
    const handle = this.#pdfium.exports.FPDF_LoadPage(this.#handle, number - 1);
    if (handle === 0) {
      this.#checkMemory();
      throw new DocumentError(
        "pdf_corrupt",
        `Page ${number} of ${this.pageCount} is missing or damaged. Export or download the file again.`,
      );
    }
    this.#closePage(this.#openPage);
    this.#openPage = { number, handle };
    return handle;
  }

  #closePage(page: { handle: number } | null): void {
    if (page !== null) this.#pdfium.exports.FPDF_ClosePage(page.handle);
  }

  #viewOf(page: number): PageView {
    const { exports } = this.#pdfium;
    exports.FPDF_GetPageBoundingBox(page, this.#scratch.at);
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => this.#scratch.float(offset)) as [
      number,
      number,
      number,
      number,
    ];
    return viewOf({ left, bottom, right, top }, exports.FPDFPage_GetRotation(page));
  }

  #withTextPage<T>(page: number, number: number, work: (textPage: number, count: number) => T): T {
    const { exports } = this.#pdfium;
    dropReplacementText(exports, this.#scratch, page);
    const textPage = exports.FPDFText_LoadPage(page);
    try {
      const count = textPage === 0 ? 0 : exports.FPDFText_CountChars(textPage);
      this.#checkGlyphs(number, count);
      return work(textPage, Math.max(0, count));
    } finally {
      if (textPage !== 0) exports.FPDFText_ClosePage(textPage);
    }
  }

  #checkGlyphs(number: number, count: number): void {
    this.#glyphsRead += Math.max(0, count);
    if (count > this.#limits.glyphsPerPage || this.#glyphsRead > this.#limits.glyphsPerDocument) {
      throw new DocumentError(
        "read_too_long",
        `Page ${number} holds far more text than a statement can (${count} characters). Print the statements alone.`,
      );
    }
  }

  #checkMemory(): void {
    if (this.#pdfium.wasRefusedMemory()) throw unpacksTooFar();
  }
}

function hundredths(points: number): number {
  return Math.round(points * 100) / 100;
}
