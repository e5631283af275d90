import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json";

/** SHA-256, in hex, of the canonical JSON of a value. */
export function contentHash(value: unknown): string {
  return textHash(canonicalJson(value));
}

/** What a table may hold: no objects, so that its JSON has one form only. */
export type Cell = string | number | boolean | null | readonly Cell[];

/** The same hash for large tables: without objects the plain JSON is the canonical one, and much faster to make. */
export function tableHash(rows: readonly Cell[]): string {
  return textHash(JSON.stringify(rows));
}

function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
