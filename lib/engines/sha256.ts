import { createHash } from "node:crypto";

/** What a file is known by, whatever it is called: the SHA-256 of its bytes, in hex. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
