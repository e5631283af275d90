import type { ColumnKey } from "@/lib/extraction/reading";
import type { Random } from "../random";
import type { SampleDocument } from "../sample-document";
import type { DefectLabel } from "./defect-label";

export type PrintDefectKind =
  | "sign"
  | "dropped_row"
  | "duplicated_row"
  | "digit"
  | "total_digit"
  | "transposition"
  | "swapped_neighbours";

/** One print that was altered, and the label that tells how. */
export interface AlteredPrint {
  document: SampleDocument;
  label: DefectLabel;
}

/** Alters a row of one of a property's prints; null where the row does not lend itself to it. */
export type RowDefect = (input: {
  documents: readonly SampleDocument[];
  document: SampleDocument;
  index: number;
  random: Random;
}) => AlteredPrint | null;

export function labelOf(document: SampleDocument, columns: ColumnKey[], accounts: string[]) {
  const { fileName, property, window } = document;
  return { property: property.code, window, file: fileName, accounts, columns };
}

export function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

export function reason(witnesses: readonly string[]): string {
  return witnesses.length > 0
    ? `The documents determine it: ${unique(witnesses).join(", ")}.`
    : "Nothing else printed speaks of this account, so it is one of several candidates.";
}
