import { DocumentError } from "@/lib/errors";
import { describeSignature, findPdfHeader } from "./file-signature";
import { type ReaderLimits, readerLimits } from "./limits";

/** Refuses what no PDF library needs to see: nothing, too much, something else, or half a file. */
export function checkFile(bytes: Uint8Array, limits: Pick<ReaderLimits, "fileBytes"> = readerLimits): void {
  if (bytes.length === 0) {
    throw new DocumentError("file_empty", "The file is empty. Export or download it again.");
  }
  checkFileSize(bytes.length, limits);
  if (findPdfHeader(bytes) === null) throw new DocumentError("not_a_pdf", notAPdf(bytes));
  if (!hasEnding(bytes)) {
    throw new DocumentError(
      "pdf_corrupt",
      "The file stops before the PDF ends: it was cut off on its way. Export or download it again.",
    );
  }
}

/** Of itself for files that must not be loaded only to be refused. */
export function checkFileSize(
  fileBytes: number,
  limits: Pick<ReaderLimits, "fileBytes"> = readerLimits,
): void {
  if (fileBytes <= limits.fileBytes) return;
  throw new DocumentError(
    "file_too_large",
    `The file has ${mebibytes(fileBytes)} MiB; at most ${mebibytes(limits.fileBytes)} MiB are read. Print the statements without pictures, or split the file.`,
  );
}

function notAPdf(bytes: Uint8Array): string {
  const looksLike = describeSignature(bytes);
  return looksLike === null
    ? "The file is not a PDF, whatever its name says. Export the statement as PDF."
    : `The file is not a PDF, whatever its name says: it looks like ${looksLike}. Export the statement as PDF.`;
}

/** Mail gateways and web servers append up to a few hundred bytes; a whole PDF still says where it ends before them. */
const endingWindowBytes = 4096;

/**
 * A PDF says at its end where its table of objects begins. A viewer guesses when that is missing, and shows
 * the pages it can find; a statement must not be read from what happens to be left of it.
 */
function hasEnding(bytes: Uint8Array): boolean {
  let end = bytes.length;
  while (end > 0 && isPadding(bytes[end - 1])) end--;
  return Buffer.from(bytes.subarray(Math.max(0, end - endingWindowBytes), end)).includes("startxref");
}

/** Copies over old transfer programs are filled up with zeros or line ends. */
function isPadding(byte: number | undefined): boolean {
  return byte === 0x00 || byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x1a;
}

function mebibytes(bytes: number): string {
  return (Math.ceil((bytes * 10) / (1024 * 1024)) / 10).toString();
}
