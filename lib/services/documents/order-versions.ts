import type { DocumentRow } from "@/db/queries/documents";
import { compareKeys } from "@/lib/collections/compare-text";

/**
 * The prints of one statement, oldest first; the last is current. By print time and then by content, as the rules order
 * them: a result must not depend on which of two files came in first.
 */
export function orderVersions(rows: readonly DocumentRow[]): DocumentRow[] {
  return rows.toSorted((a, b) => compareKeys(keysOf(a), keysOf(b)));
}

function keysOf({ version, statement }: DocumentRow): string[] {
  return [statement?.printedAt ?? "", version.sha256];
}
