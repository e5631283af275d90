import { readPages } from "@/lib/extraction/read-pages";
import { contentHash } from "@/lib/hash/content-hash";
import type { ReadDocument } from "@/lib/proof/proof";
import { proveReading } from "@/lib/proof/prove-reading";
import { documentPages } from "@/lib/sample/print/document-pages";
import type { SampleDocument } from "@/lib/sample/sample-document";

/** A sample document as reading would return it, without printing a PDF: its words go straight into extraction. */
export function readSample(document: SampleDocument): ReadDocument {
  const pages = documentPages(document);
  const reading = readPages(pages);
  return { file: document.fileName, sha256: contentHash(pages), reading, proof: proveReading(reading) };
}
