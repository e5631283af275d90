import { DocumentError } from "@/lib/errors";
import type { DrawnPage } from "../pdf-engine";
import type { PageView } from "./page-view";
import type { PdfiumExports } from "./pdfium-exports";

const formatBgra = 4;
const white = 0xffffffff;
const drawAnnotations = 0x01;
const rgbaOrder = 0x10;

/** Draws a page on white. Asked for more than `maximumPixels`, it draws the same page smaller. */
export function renderPage(
  exports: PdfiumExports,
  page: number,
  view: PageView,
  { pixelsPerPoint, maximumPixels }: { pixelsPerPoint: number; maximumPixels: number },
): DrawnPage {
  const asked = Number.isFinite(pixelsPerPoint) && pixelsPerPoint > 0 ? pixelsPerPoint : 1;
  const scale = Math.min(asked, Math.sqrt(maximumPixels / Math.max(1, view.width * view.height)));
  const width = Math.max(1, Math.floor(view.width * scale));
  const height = Math.max(1, Math.floor(view.height * scale));
  const bitmap = width * height > maximumPixels ? 0 : 4 * width * height;
  const pixels = bitmap === 0 ? 0 : exports.malloc(bitmap);
  if (pixels === 0) throw new DocumentError("read_too_much_memory", "The page is too large to draw.");
  const handle = exports.FPDFBitmap_CreateEx(width, height, formatBgra, pixels, 4 * width);
  try {
    exports.FPDFBitmap_FillRect(handle, 0, 0, width, height, white);
    exports.FPDF_RenderPageBitmap(handle, page, 0, 0, width, height, 0, drawAnnotations | rgbaOrder);
    const rgba = new Uint8Array(exports.memory.buffer).slice(pixels, pixels + 4 * width * height);
    return { width, height, pageWidth: view.width, pageHeight: view.height, rgba };
  } finally {
    if (handle !== 0) exports.FPDFBitmap_Destroy(handle);
    exports.free(pixels);
  }
}
