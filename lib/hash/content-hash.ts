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
  const hasher = new TableHasher();
  for (const row of rows) hasher.add(rowJson(row));
  return hasher.hash();
}

/** The hash of a table that is never held as a whole: row by row, as JSON. */
export class TableHasher {
  readonly #hash = sha256.create();
  #isEmpty = true;

  add(json: string): void {
    this.#hash.update(utf8ToBytes(`${this.#isEmpty ? "[" : ","}${json}`));
    this.#isEmpty = false;
  }

  /** Ends the table. */
  hash(): string {
    return bytesToHex(this.#hash.update(utf8ToBytes(this.#isEmpty ? "[]" : "]")).digest());
  }
}

export function rowJson(row: Cell): string {
  return JSON.stringify(row);
}

function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
