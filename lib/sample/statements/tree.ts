import type { Section } from "@/lib/extraction/reading";
import type { SampleRow } from "../sample-document";

/** One step of printing a statement from top to bottom. Ranges are whole codes, both ends included. */
export type TreeStep =
  | { step: "header"; code: string; name: string; needs?: Range; hasGapBefore?: true }
  | { step: "leaves"; range: Range }
  | { step: "total"; code: string; name: string; of: Range | Terms; isOptional?: true };

export type Range = readonly [from: string, to: string];

/** Earlier totals by their codes, added or taken away. */
export interface Terms {
  plus: readonly string[];
  minus?: readonly string[];
}

export function isInRange(code: string, [from, to]: Range): boolean {
  return code >= from && code <= to;
}

/**
 * The rows of a statement: only the leaves given are printed, a section without any loses its header, and an optional
 * block without any loses its total as well.
 */
export function treeRows(
  tree: readonly TreeStep[],
  leaves: readonly SampleRow[],
  section: Section,
): SampleRow[] {
  const rows: SampleRow[] = [];
  const totals = new Map<string, SampleRow["values"]>();
  const among = (range: Range) => leaves.filter(({ code }) => code !== null && isInRange(code, range));
  for (const step of tree) {
    if (step.step === "leaves") rows.push(...among(step.range));
    else if (step.step === "header") {
      if (step.needs && among(step.needs).length === 0) continue;
      const gap = step.hasGapBefore ? { hasGapBefore: true as const } : {};
      rows.push({ kind: "header", code: step.code, name: step.name, section, values: {}, indent: 1, ...gap });
    } else {
      const parts = "plus" in step.of ? [] : among(step.of);
      if (step.isOptional && parts.length === 0) continue;
      const values = "plus" in step.of ? combine(step.of, totals) : sumValues(parts.map((row) => row.values));
      totals.set(step.code, values);
      rows.push({ kind: "subtotal", code: step.code, name: step.name, section, values, indent: 1 });
    }
  }
  return rows;
}

function combine(terms: Terms, totals: ReadonlyMap<string, SampleRow["values"]>): SampleRow["values"] {
  const of = (codes: readonly string[]) => codes.map((code) => totals.get(code) ?? {});
  return sumValues(of(terms.plus), of(terms.minus ?? []));
}

/** Σ plus − Σ minus in both amount columns and the balance column; percentages are worked out later. */
export function sumValues(
  plus: readonly SampleRow["values"][],
  minus: readonly SampleRow["values"][] = [],
): SampleRow["values"] {
  const sum = { current_balance: 0n, period_to_date: 0n, year_to_date: 0n };
  for (const column of ["current_balance", "period_to_date", "year_to_date"] as const) {
    for (const values of plus) sum[column] += values[column] ?? 0n;
    for (const values of minus) sum[column] -= values[column] ?? 0n;
  }
  return sum;
}
