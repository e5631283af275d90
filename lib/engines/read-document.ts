import { type ReaderLimits, readerLimits } from "@/lib/engines/limits";
import { openDocument } from "@/lib/engines/open-document";
import type { PdfDocument, PdfEngine } from "@/lib/engines/pdf-engine";
import { DocumentError } from "@/lib/errors";
import type { Page } from "@/lib/extraction/page";
import { readPages } from "@/lib/extraction/read-pages";
import type { ProvenReading } from "@/lib/proof/proof";
import { proveReading } from "@/lib/proof/prove-reading";

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
    const pages = allPages(document);
    if (!pages.some(({ words }) => words.some(({ hidden }) => hidden !== true))) {
      throw new DocumentError(
        "no_text_layer",
        "The file looks like a scan: its pages are pictures without text. Export the statement from the accounting system as PDF instead of scanning it.",
      );
    }
    return pages;
  } finally {
    document.close();
  }
}

function allPages(document: PdfDocument): Page[] {
  return Array.from({ length: document.pageCount }, (_, index) => document.page(index + 1));
}
