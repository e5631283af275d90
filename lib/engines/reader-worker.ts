import { isMainThread } from "node:worker_threads";
import { DocumentError } from "@/lib/errors";
import { encodePng } from "./encode-png";
import { type ReaderLimits, readerLimits } from "./limits";
import { openDocument } from "./open-document";
import { unpacksTooFar } from "./pdfium/memory-refusal";
import { createPdfiumEngine, type PdfiumEngine } from "./pdfium/pdfium-engine";
import { readDocument } from "./read-document";
import { type ReaderGuard, runReaderGuard, startReaderGuard } from "./reader-guard";
import type { PageImage, ReaderReply, ReaderRequest } from "./reader-protocol";

/** The reader process: hostile bytes in, a reading or a refusal out. Its limits come as JSON in its first argument. */
async function serve(): Promise<void> {
  process.on("disconnect", () => process.exit(0));
  const limits: ReaderLimits = { ...readerLimits, ...JSON.parse(process.argv[2] ?? "{}") };
  const guard = startReaderGuard(new URL(import.meta.url), limits);
  const engine = await createPdfiumEngine(limits);
  // Safe because only the pool, written against the same types, holds the other end of the channel.
  process.on("message", (request) => answer(request as ReaderRequest, engine, limits, guard));
  reply({ kind: "ready" });
}

function answer(
  request: ReaderRequest,
  engine: PdfiumEngine,
  limits: ReaderLimits,
  guard: ReaderGuard,
): void {
  guard.begin();
  try {
    reply(carryOut(request, engine, limits));
  } catch (error) {
    fail(error, engine);
  } finally {
    guard.end();
  }
}

function carryOut(request: ReaderRequest, engine: PdfiumEngine, limits: ReaderLimits): ReaderReply {
  if (request.kind === "read") {
    const value = readDocument(engine, request.bytes, limits);
    return { kind: "read", value, isSpent: isSpent(engine) };
  }
  const value = renderPage(request, engine, limits);
  return { kind: "rendered", value, isSpent: isSpent(engine) };
}

function renderPage(
  { bytes, page, pixelsPerPoint }: { bytes: Uint8Array; page: number; pixelsPerPoint: number },
  engine: PdfiumEngine,
  limits: ReaderLimits,
): PageImage {
  const document = openDocument(engine, bytes, limits);
  try {
    if (!Number.isInteger(page) || page < 1 || page > document.pageCount) {
      throw new DocumentError("pdf_corrupt", `The file has no page ${page}; it has ${document.pageCount}.`);
    }
    const { rgba, ...image } = document.render(page, pixelsPerPoint);
    return { ...image, png: encodePng({ ...image, rgba }) };
  } finally {
    document.close();
  }
}

/** A refusal is an answer. Anything else means that the engine's state can no longer be trusted: say so and go. */
function fail(error: unknown, engine: PdfiumEngine): void {
  if (error instanceof DocumentError) {
    reply({ kind: "refused", code: error.code, message: error.message, isSpent: isSpent(engine) });
    return;
  }
  if (engine.wasRefusedMemory()) {
    const { code, message } = unpacksTooFar();
    reply({ kind: "refused", code, message, isSpent: true });
    return;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.send?.({ kind: "broken", detail } satisfies ReaderReply, () => process.exit(1));
}

/** WebAssembly memory never shrinks; past this much a process is let go rather than kept idle. */
const swollenBytes = 128 * 1024 * 1024;

function isSpent(engine: PdfiumEngine): boolean {
  return engine.wasRefusedMemory() || engine.memoryBytes() > swollenBytes;
}

function reply(message: ReaderReply): void {
  process.send?.(message);
}

if (isMainThread) await serve();
else runReaderGuard();
