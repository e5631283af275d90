import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";
import { MAX_OBJECT_BYTES, MAX_SIGNED_SECONDS } from "./limits";

export function objectMissing(cause?: unknown): AppError {
  return new AppError("object_missing", "The stored file is no longer there.", { cause });
}

export function objectTooLarge(maxBytes: number): AppError {
  return new AppError("object_too_large", `The stored file is larger than ${maxBytes} bytes.`);
}

export function storageFull(cause: unknown): AppError {
  return new AppError(
    "storage_full",
    "There is no room left where documents are stored. Nothing was stored; free some space and send the file again.",
    { cause },
  );
}

/** A hash taken at intake must be the hash of what is stored, or it proves nothing later. */
export function checkHash(bytes: Uint8Array, sha256: string): void {
  if (createHash("sha256").update(bytes).digest("hex") === sha256) return;
  throw new AppError("object_hash_wrong", "The file changed while it was being stored. Send it again.");
}

export function checkSigned(limits: { expiresInSeconds: number; maxBytes?: number }): void {
  const { expiresInSeconds, maxBytes = 1 } = limits;
  const isFine = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (!isFine(expiresInSeconds, MAX_SIGNED_SECONDS))
    throw new RangeError(`A signed address lives 1 to ${MAX_SIGNED_SECONDS} seconds.`);
  if (!isFine(maxBytes, MAX_OBJECT_BYTES)) throw new RangeError("The bound of an upload is out of range.");
}
