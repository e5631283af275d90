import { checkPackedParts } from "@/lib/engines/inflation";
import { checkFile } from "@/lib/engines/intake";
import { type ReaderLimits, readerLimits } from "@/lib/engines/limits";
import type { PdfDocument, PdfEngine } from "@/lib/engines/pdf-engine";
import { DocumentError } from "@/lib/errors";

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
