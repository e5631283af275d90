import { inflateRawSync, inflateSync } from "node:zlib";
import { DocumentError } from "@/lib/errors";
import { type ReaderLimits, readerLimits } from "./limits";
import { unpacksTooFar } from "./pdfium/memory-refusal";

type InflationLimits = Pick<ReaderLimits, "streamBytes" | "inflatedBytes">;

/**
 * Unpacks every packed part of a file except pictures once, counting, before PDFium sees it: a part that unpacks to
 * gigabytes is refused, and so is one whose checksum says that it is not what was written. What cannot be unpacked
 * here (encrypted files, rare packings) is left to the memory and time limits.
 */
export function checkPackedParts(bytes: Uint8Array, limits: InflationLimits = readerLimits): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes("/Encrypt")) return;
  let total = 0;
  for (const part of packedParts(file)) {
    const size = unpackedSize(part, Math.min(limits.streamBytes, limits.inflatedBytes - total));
    total += size;
  }
}

interface PackedPart {
  data: Buffer;
  /** How many times it is packed: nested packing is how a small file hides a huge one. */
  depth: number;
  /** True for what a page prints; damage in a font or a picture changes no number. */
  isContent: boolean;
}

function unpackedSize(part: PackedPart, maximumBytes: number): number {
  let data = part.data;
  for (let level = 0; level < part.depth; level++) {
    const unpacked = unpack(data, maximumBytes, part.isContent);
    if (unpacked === null) return data.length;
    data = unpacked;
  }
  return data.length;
}

function unpack(data: Buffer, maximumBytes: number, isContent: boolean): Buffer | null {
  const options = { maxOutputLength: Math.max(1, maximumBytes) };
  try {
    return inflateSync(data, options);
  } catch (error) {
    const code = codeOf(error);
    if (code === "ERR_BUFFER_TOO_LARGE") throw unpacksTooFar();
    if (!isContent) return null;
    if (code === "Z_BUF_ERROR") return unpackWithoutChecksum(data, options);
    throw damaged("its checksum does not match");
  }
}

/** Some programs leave the checksum out; the packed data itself still says where it ends. */
function unpackWithoutChecksum(data: Buffer, options: { maxOutputLength: number }): Buffer {
  const headerBytes = 2;
  try {
    return inflateRawSync(data.subarray(headerBytes), options);
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") throw unpacksTooFar();
    throw damaged("it stops in the middle");
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}

function damaged(how: string): DocumentError {
  return new DocumentError(
    "pdf_corrupt",
    `A page in the file is damaged: ${how}. Export or download the file again.`,
  );
}

/** A dictionary longer than this belongs to no page content. */
const dictionaryWindowBytes = 2048;

function* packedParts(file: Buffer): Generator<PackedPart> {
  let at = 0;
  for (;;) {
    const keyword = file.indexOf("stream", at);
    if (keyword < 0) return;
    at = keyword + "stream".length;
    if (file.toString("latin1", keyword - 3, keyword) === "end") continue;
    const start = dataStart(file, at);
    const dictionary = dictionaryBefore(file, keyword);
    if (start === null || dictionary === null) continue;
    const end = dataEnd(file, start, dictionary);
    const depth = packingDepth(dictionary);
    if (depth > 0 && !/\/Subtype\s*\/Image\b/.test(dictionary)) {
      yield { data: file.subarray(start, end), depth, isContent: isPageContent(dictionary) };
    }
    at = end;
  }
}

function dataStart(file: Buffer, at: number): number | null {
  if (file[at] === 0x0d && file[at + 1] === 0x0a) return at + 2;
  if (file[at] === 0x0a || file[at] === 0x0d) return at + 1;
  return null;
}

function dictionaryBefore(file: Buffer, keyword: number): string | null {
  const before = file.toString("latin1", Math.max(0, keyword - dictionaryWindowBytes), keyword).trimEnd();
  if (!before.endsWith(">>")) return null;
  return before.slice(before.lastIndexOf("obj") + 1);
}

/** Stated lengths are wrong in many files; one that ends where the next keyword stands is right. */
function dataEnd(file: Buffer, start: number, dictionary: string): number {
  const stated = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
  if (stated !== undefined) {
    const end = start + Number(stated);
    if (
      file
        .toString("latin1", end, end + 12)
        .trimStart()
        .startsWith("endstream")
    )
      return end;
  }
  const end = file.indexOf("endstream", start);
  return end < 0 ? file.length : end;
}

/** How many Flate packings come first; a part packed in another way first is not unpacked here. */
function packingDepth(dictionary: string): number {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? "";
  let depth = 0;
  for (const name of filter.match(/\/\w+/g) ?? []) {
    if (name !== "/FlateDecode" && name !== "/Fl") break;
    depth++;
  }
  return depth;
}

function isPageContent(dictionary: string): boolean {
  if (/\/Subtype\s*\/Form\b/.test(dictionary)) return true;
  return !/\/(Subtype|Type|Length1|N|FunctionType|ShadingType|PatternType)\b/.test(dictionary);
}
