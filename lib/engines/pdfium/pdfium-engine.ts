import { DocumentError } from "@/lib/errors";
import { type ReaderLimits, readerLimits } from "../limits";
import type { PdfEngine } from "../pdf-engine";
import { type LoadedPdfium, loadPdfium } from "./load-pdfium";
import { unpacksTooFar } from "./memory-refusal";
import { PdfiumDocument } from "./pdfium-document";
import { errorPassword, errorSecurity } from "./pdfium-exports";
import { Scratch } from "./scratch";

type EngineLimits = Pick<
  ReaderLimits,
  "engineBytes" | "glyphsPerPage" | "glyphsPerDocument" | "renderPixels"
>;

export interface PdfiumEngine extends PdfEngine {
  /** What PDFium's memory has grown to; it never shrinks. */
  memoryBytes(): number;
  /** True once a file asked for more memory than the limit. */
  wasRefusedMemory(): boolean;
}

/** PDFium in WebAssembly. It belongs to one thread; a trap in it is a bug or an attack, and the engine is then done for. */
export async function createPdfiumEngine(limits: EngineLimits = readerLimits): Promise<PdfiumEngine> {
  const pdfium = await loadPdfium(limits.engineBytes);
  const scratch = new Scratch(pdfium.exports);
  return {
    open: (bytes) => openDocument(pdfium, scratch, limits, bytes),
    memoryBytes: () => pdfium.exports.memory.buffer.byteLength,
    wasRefusedMemory: pdfium.wasRefusedMemory,
  };
}

function openDocument(pdfium: LoadedPdfium, scratch: Scratch, limits: EngineLimits, bytes: Uint8Array) {
  const { exports } = pdfium;
  const data = exports.malloc(bytes.length);
  if (data === 0) throw unpacksTooFar();
  new Uint8Array(exports.memory.buffer).set(bytes, data);
  const handle = exports.FPDF_LoadMemDocument64(data, bytes.length, 0);
  if (handle === 0) {
    exports.free(data);
    throw refusal(exports.FPDF_GetLastError());
  }
  return new PdfiumDocument({ pdfium, scratch, limits, handle, data });
}

/** A file that only restricts printing or copying opens without a password and is read; its owner handed it to us. */
function refusal(code: number): DocumentError {
  switch (code) {
    case errorPassword:
      return new DocumentError(
        "pdf_encrypted",
        "The file opens only with a password. Save a copy without one and send that.",
      );
    case errorSecurity:
      return new DocumentError(
        "pdf_encrypted",
        "The file is protected in a way only its own software can open. Export the statement as a plain PDF.",
      );
    default:
      return new DocumentError(
        "pdf_corrupt",
        "The file begins like a PDF, but its contents are damaged. Export or download it again.",
      );
  }
}
