import type { Meaning } from "@/components/ui/status";
import { formatDate } from "@/lib/dates/format-date";
import type { Window } from "@/lib/dates/window";
import type { DocumentItem } from "@/lib/services/documents/document-schemas";
import { kindWords } from "../kind-words";
import type { Places } from "../places";

/** A print as lists show it. */
export interface DocumentRow {
  id: string;
  href: string;
  fileName: string;
  statement: string | null;
  window: Window | null;
  printedOn: string | null;
  proof: { figures: number; proven: number } | null;
  state: DocumentItem["state"];
  /** Why it waits or ended, in words; null otherwise. */
  problem: string | null;
}

export const DOCUMENT_STATES: Record<DocumentItem["state"], { meaning: Meaning; word: string }> = {
  processing: { meaning: "active", word: "on its way" },
  waiting: { meaning: "warned", word: "waits for you" },
  settled: { meaning: "proven", word: "settled" },
  failed: { meaning: "failed", word: "not read" },
};

export function documentRow(
  { id, fileName, statement, proof, state, problem }: DocumentItem,
  places: Places,
): DocumentRow {
  return {
    id,
    href: places.document(id),
    fileName,
    statement: statement && kindWords(statement.kind),
    window: statement && windowOf(statement),
    printedOn: statement?.printedAt?.slice(0, 10) ?? null,
    proof,
    state,
    problem: problem?.message ?? null,
  };
}

/** `4 Apr 2026, 09:12`, the local time of the print; null where the header tells none. */
export function printTime(printedAt: string | null): string | null {
  return printedAt && [formatDate(printedAt.slice(0, 10)), printedAt.slice(11)].filter(Boolean).join(", ");
}

/** Null where the header tells no period. */
export function windowOf({
  periodStart,
  periodEnd,
}: {
  periodStart: string | null;
  periodEnd: string | null;
}): Window | null {
  return periodEnd === null ? null : { start: periodStart, end: periodEnd };
}
