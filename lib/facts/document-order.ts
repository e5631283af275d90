import { compareKeys } from "@/lib/collections/compare-text";
import type { ReadDocument } from "@/lib/proof/proof";

/**
 * Documents by what they say: property, kind, window, print time, content. Two copies of one file are told apart by
 * their display names, which changes no hash.
 */
export function compareDocuments(a: ReadDocument, b: ReadDocument): number {
  return compareKeys(orderKeys(a), orderKeys(b));
}

function orderKeys({ reading, sha256, file }: ReadDocument): string[] {
  const { property, kind, period, printedAt } = reading;
  return [property.code, kind, period.end, period.start ?? "", printedAt ?? "", sha256, file];
}
