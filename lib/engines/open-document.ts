import { DocumentError } from "@/lib/errors";
import { checkPackedParts } from "./inflation";
import { checkFile } from "./intake";
import { type ReaderLimits, readerLimits } from "./limits";
import type { PdfDocument, PdfEngine } from "./pdf-engine";

/** Opens a file that has passed every check, cheapest first. The caller closes it. */
export function openDocument(
  engine: PdfEngine,
  bytes: Uint8Array,
  limits: ReaderLimits = readerLimits,
): PdfDocument {
  checkFile(bytes, limits);
  checkPackedParts(bytes, limits);
  const document = engine.open(bytes);
  try {
    checkPageCount(document.pageCount, limits.pages);
    return document;
  } catch (error) {
    document.close();
    throw error;
  }
}

function checkPageCount(pages: number, maximum: number): void {
  if (pages <= 0) {
    throw new DocumentError("pdf_corrupt", "The file has no pages. Export or download it again.");
  }
  if (pages > maximum) {
    throw new DocumentError(
      "too_many_pages",
      `The file has ${pages} pages; at most ${maximum} are read at once. Split it by property or by month.`,
    );
  }
}
