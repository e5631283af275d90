import { AppError } from "@/lib/errors";

/** Far more than any form of ours, far less than would hurt. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Counted while it streams: what a client says of the length is its claim. */
export async function readText(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      throw new AppError("body_too_large", "The request is too large.");
    }
    chunks.push(part.value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

export function requireMediaType(request: Request, mediaType: string): void {
  const given = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (given !== mediaType) throw new AppError("unsupported_media_type", `Send the request as ${mediaType}.`);
}

export async function readJson(request: Request): Promise<unknown> {
  requireMediaType(request, "application/json");
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("bad_request", "The request is not valid JSON.");
  }
}
