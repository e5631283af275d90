import type { Box } from "@/lib/extraction/page";
import type { LineKind } from "@/lib/extraction/reading";
import { canonicalCents, parseCents } from "@/lib/money/cents";
import type { ProofStatus } from "@/lib/proof/proof";

/** A column of a statement as it can be chosen. */
export interface StatementColumn {
  key: string;
  /** `Period to date` */
  label: string;
  unit: "money" | "percent";
  /** What the prior column shows: `Feb 2026`; null when nothing comes before. */
  priorLabel: string | null;
}

export interface StatementFigure {
  /** Canonical, as it counts: of a repaired figure the repaired number. */
  value: string;
  /** What the recognition read before a repair or a correction. */
  asRead: string | null;
  page: number;
  box: Box;
  /** Null for percentages, which nothing proves. */
  status: ProofStatus | null;
  /** The identity in words, or why nothing proves it. */
  because: string;
  /** Canonical; null where there is none. */
  prior: string | null;
  priorMissing?: string;
}

export interface StatementRow {
  /** Stable within the statement: the index of the line. */
  id: string;
  code: string | null;
  name: string;
  kind: LineKind;
  page: number;
  box: Box;
  figures: Readonly<Record<string, StatementFigure | undefined>>;
}

/** Printed − prior, in canonical cents; null where one of them is missing. */
export function changeOf({ value, prior }: Pick<StatementFigure, "value" | "prior">): string | null {
  return prior === null ? null : canonicalCents(parseCents(value) - parseCents(prior));
}

/** The next row after `from` whose figure nobody proved, in the direction given; null when there is none. */
export function nextUnproven(
  rows: readonly StatementRow[],
  { column, from, direction }: { column: string; from: number; direction: 1 | -1 },
): number | null {
  for (let index = from + direction; index >= 0 && index < rows.length; index += direction) {
    if (rows[index]?.figures[column]?.status === "unproven") return index;
  }
  return null;
}
