import { DocumentError } from "@/lib/errors";
import type { Page } from "@/lib/extraction/page";
import { readPages } from "@/lib/extraction/read-pages";
import type { ProvenReading } from "@/lib/proof/proof";
import { proveReading } from "@/lib/proof/prove-reading";
import { type ReaderLimits, readerLimits } from "./limits";
import { openDocument } from "./open-document";
import type { PdfEngine } from "./pdf-engine";

/** From a file's bytes to a statement with its proof. Throws `DocumentError` for every file that cannot be used. */
export function readDocument(
  engine: PdfEngine,
  bytes: Uint8Array,
  limits: ReaderLimits = readerLimits,
): ProvenReading {
  const reading = readPages(readWords(engine, bytes, limits));
  return { reading, proof: proveReading(reading) };
}

/** The words of every page of a file. */
export function readWords(engine: PdfEngine, bytes: Uint8Array, limits: ReaderLimits = readerLimits): Page[] {
  const document = openDocument(engine, bytes, limits);
  try {
    const pages = Array.from({ length: document.pageCount }, (_, index) => document.page(index + 1));
    checkWords(pages, document.wasRepaired);
    return pages;
  } finally {
    document.close();
  }
}

function checkWords(pages: readonly Page[], wasRepaired: boolean): void {
  const blank = pages.filter(({ words }) => words.every(({ hidden }) => hidden === true));
  const [firstBlank] = blank;
  if (wasRepaired && firstBlank !== undefined) {
    throw new DocumentError(
      "pdf_corrupt",
      `The file is damaged and page ${firstBlank.number} came out blank. Export or download the file again.`,
    );
  }
  if (blank.length === pages.length) {
    throw new DocumentError(
      "no_text_layer",
      "The file looks like a scan: its pages are pictures without text. Export the statement from the accounting system as PDF instead of scanning it.",
    );
  }
}
