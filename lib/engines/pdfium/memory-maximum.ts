const wasmPageBytes = 65_536;
const preambleBytes = 8;
const memorySection = 5;

/**
 * The same WebAssembly module with a lower maximum for its memory, so that no file can make PDFium take more.
 * Throws when the module has no bounded memory of its own: then the limit would not hold.
 */
export function withMemoryMaximum(module: Uint8Array, maximumBytes: number): Uint8Array {
  const copy = Uint8Array.from(module);
  let at = preambleBytes;
  while (at < copy.length) {
    const section = copy[at];
    const size = readVarint(copy, at + 1);
    if (section === memorySection) {
      writeMaximum(copy, size.end, Math.floor(maximumBytes / wasmPageBytes));
      return copy;
    }
    at = size.end + size.value;
  }
  throw new Error("The WebAssembly module has no memory section.");
}

function writeMaximum(bytes: Uint8Array, sectionStart: number, maximumPages: number): void {
  const flags = readVarint(bytes, readVarint(bytes, sectionStart).end);
  const initial = readVarint(bytes, flags.end);
  const maximum = readVarint(bytes, initial.end);
  if (flags.value !== 1) throw new Error("The WebAssembly module's memory has no maximum to lower.");
  if (maximumPages < initial.value) throw new Error("The memory limit is below what PDFium starts with.");
  let rest = Math.min(maximumPages, maximum.value);
  for (let at = initial.end; at < maximum.end; at++) {
    const isLast = at === maximum.end - 1;
    bytes[at] = (rest & 0x7f) | (isLast ? 0 : 0x80);
    rest >>>= 7;
  }
}

/** LEB128, the format's variable-length integer. */
function readVarint(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  let at = start;
  let shift = 0;
  for (;;) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    shift += 7;
    if ((byte & 0x80) === 0) return { value, end: at };
  }
}
