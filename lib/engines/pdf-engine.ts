import type { Page } from "@/lib/extraction/page";

/** What reading needs of a PDF library. Implementations throw `DocumentError` for files they cannot open. */
export interface PdfEngine {
  open(bytes: Uint8Array): PdfDocument;
}

export interface PdfDocument {
  readonly pageCount: number;
  /** True when the file's own table of objects was unusable and the library found what it could. */
  readonly wasRepaired: boolean;
  /** 1-based. */
  page(number: number): Page;
  /** The page as RGBA pixels, as a viewer shows it. */
  render(number: number, pixelsPerPoint: number): DrawnPage;
  close(): void;
}

/** `width` and `height` are the picture's, in pixels; the page's own are in points, as boxes are. */
export interface DrawnPage {
  width: number;
  height: number;
  pageWidth: number;
  pageHeight: number;
  rgba: Uint8Array;
}
