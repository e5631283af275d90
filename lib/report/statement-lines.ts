import type { Box } from "@/lib/extraction/page";
import { type ColumnKey, isPercentColumn, type Line } from "@/lib/extraction/reading";
import { canonicalCents } from "@/lib/money/cents";
import type { ProofStatus, ReadDocument } from "@/lib/proof/proof";

/** A figure as a viewer shows it. Amounts are canonical; `prior` and `change` are null where nothing compares. */
export interface ViewedFigure {
  column: ColumnKey;
  value: string;
  text: string;
  box: Box;
  isPercent: boolean;
  proof: { status: ProofStatus; because: string } | null;
  prior: string | null;
  change: string | null;
}

export interface ViewedLine {
  index: number;
  page: number;
  /** Position among the body rows of its page, from 1. */
  row: number;
  code: string | null;
  name: string;
  kind: Line["kind"];
  section: Line["section"];
  /** Code and name together. */
  box: Box;
  figures: ViewedFigure[];
}

/**
 * The lines of a statement beside those of an earlier one. An account that the earlier one does not print is compared with
 * nothing: whether absent is zero, only the rules may say.
 */
export function viewedLines(document: ReadDocument, prior: ReadDocument | null): ViewedLine[] {
  const before = prior ? linesByKey(prior.reading.lines) : new Map<string, Line>();
  const { lines, columns } = document.reading;
  return lines.map((line, index) => ({
    index,
    page: line.page,
    row: line.row,
    code: line.code,
    name: line.name,
    kind: line.kind,
    section: line.section,
    box: line.box,
    figures: columns.flatMap((column) => {
      const figure = line.figures[column];
      if (!figure) return [];
      const earlier = before.get(lineKey(line))?.figures[column]?.value ?? null;
      const mark = document.proof.marks[index]?.[column];
      return {
        column,
        value: canonicalCents(figure.value),
        text: figure.text,
        box: figure.box,
        isPercent: isPercentColumn(column),
        proof: mark ? { status: mark.status, because: mark.because } : null,
        prior: earlier === null ? null : canonicalCents(earlier),
        change: earlier === null ? null : canonicalCents(figure.value - earlier),
      };
    }),
  }));
}

/** The first line of an account: a second one of the same code compares with nothing. */
function linesByKey(lines: readonly Line[]): Map<string, Line> {
  const byKey = new Map<string, Line>();
  for (const line of lines) if (!byKey.has(lineKey(line))) byKey.set(lineKey(line), line);
  return byKey;
}

function lineKey({ section, kind, code, name }: Line): string {
  return JSON.stringify([section, kind, code ?? name]);
}
