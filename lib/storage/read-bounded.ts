import { objectTooLarge } from "./store-errors";

/** Counts what arrives: the length a store announces is a claim. */
export async function readBounded(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw objectTooLarge(maxBytes);
    }
    chunks.push(next.value);
  }
  return Buffer.concat(chunks, size);
}
