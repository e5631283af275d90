import type { HeaderFieldName } from "@/lib/extraction/reading";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import type { FactFigure } from "@/lib/formula/fact-source";
import type { TraceFigure } from "@/lib/formula/trace";
import { canonicalCents } from "@/lib/money/cents";
import type { EvidenceRef, Verdict } from "./rule";

export function passed(because: string): Verdict {
  return { outcome: "passed", because, evidence: [] };
}

export function notApplicable(because: string): Verdict {
  return { outcome: "not_applicable", because, evidence: [] };
}

/** `missing`: what would have to be there. */
export function notEvaluated(missing: string): Verdict {
  return { outcome: "not_evaluated", because: `Missing: ${missing}.`, evidence: [] };
}

export function figureEvidence(figures: readonly (FactFigure | TraceFigure | null)[]): EvidenceRef[] {
  return figures.flatMap((figure) => {
    if (!figure) return [];
    const { sha256, page, box, text } = figure.source;
    const value = typeof figure.value === "bigint" ? canonicalCents(figure.value) : figure.value;
    return [{ sha256, page, box, text, value }];
  });
}

/** Header fields of a statement's first page: evidence for what is absent, or for what a document says of itself. */
export function headerEvidence(
  statement: StatementFacts | null,
  names: readonly HeaderFieldName[] = ["property", "period"],
): EvidenceRef[] {
  if (!statement) return [];
  const { sha256, reading } = statement.document;
  const seen = new Set<HeaderFieldName>();
  return reading.header.flatMap(({ name, page, box, text }) => {
    if (!names.includes(name) || seen.has(name)) return [];
    seen.add(name);
    return [{ sha256, page, box, text, value: null }];
  });
}

/** One verdict for each account that fails or warns, else one for all. */
export function perAccount(found: readonly Verdict[], summary: Verdict): Verdict[] {
  return found.length > 0 ? [...found] : [summary];
}
