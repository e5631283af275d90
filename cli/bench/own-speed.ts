import { createPdfiumEngine } from "@/lib/engines/pdfium/pdfium-engine";
import { readDocument } from "@/lib/engines/read-document";
import { createReaderPool } from "@/lib/engines/reader-pool";
import { sha256Of } from "@/lib/engines/sha256";
import type { ReadDocument } from "@/lib/proof/proof";
import { checkDocuments } from "@/lib/rules/check-documents";
import { medianSeconds, type Patience } from "./measure";

/** The documents of a corpus and how fast they were read, proven, by the engine in this very process. */
export async function measureInProcess(files: readonly Uint8Array[], patience: Patience) {
  const engine = await createPdfiumEngine();
  const documents = files.map(
    (bytes, index): ReadDocument => ({
      ...readDocument(engine, bytes),
      file: `${index}.pdf`,
      sha256: sha256Of(bytes),
    }),
  );
  const seconds = await medianSeconds(() => {
    for (const bytes of files) readDocument(engine, bytes);
  }, patience);
  const pages = documents.reduce((sum, { reading }) => sum + reading.pages, 0);
  return { documents, pages, pagesPerSecond: pages / seconds };
}

/** The same through reader processes that can be killed, `size` of them at once: what read and check do. */
export async function measurePool(
  files: readonly Uint8Array[],
  pages: number,
  size: number,
  patience: Patience,
) {
  const pool = createReaderPool({ size });
  try {
    // A copy each: a pool may hand the bytes over for good.
    const seconds = await medianSeconds(async () => {
      await Promise.all(files.map((bytes) => pool.read(new Uint8Array(bytes))));
    }, patience);
    return pages / seconds;
  } finally {
    pool.close();
  }
}

/** All rules over all documents. A property-period is a property at a month end. */
export async function measureRules(documents: ReadDocument[], patience: Patience) {
  const seconds = await medianSeconds(() => {
    checkDocuments(documents);
  }, patience);
  const periods = new Set(documents.map(({ reading }) => `${reading.property.code} ${reading.period.end}`));
  return { propertyPeriods: periods.size, millisecondsEach: (seconds * 1000) / periods.size };
}
