import { traceValueText } from "./render";
import type { Trace, TraceFigure } from "./trace";
import { valueText } from "./value-text";

export interface TreeOptions {
  /** Levels under the top, printed figures included. */
  depth?: number;
  /** Name of a document by its sha-256, for the page references; without it only the page is given. */
  documentName?: (sha256: string) => string | null;
}

/** The comparison, its sides, and the figures or operations right under them. */
const DEFAULT_DEPTH = 2;

/** The trace as indented lines, one a node or figure, each figure with where it is printed. */
export function renderTraceTree(
  trace: Trace,
  { depth = DEFAULT_DEPTH, documentName }: TreeOptions = {},
): string {
  return nodeLines(trace, depth, documentName ?? (() => null)).join("\n");
}

type DocumentName = (sha256: string) => string | null;

function nodeLines(trace: Trace, depth: number, documentName: DocumentName): string[] {
  const own = headLine(trace, documentName);
  if (depth <= 0) return [own];
  const isTold = isSingle(trace);
  const figures = isTold ? [] : trace.figures.map((figure) => figureLine(figure, documentName));
  const children = trace.children.flatMap((child) => nodeLines(child, depth - 1, documentName));
  return [own, ...[...figures, ...children].map((line) => `  ${line}`)];
}

function headLine(trace: Trace, documentName: DocumentName): string {
  const { comparison } = trace;
  if (comparison) {
    const unit = trace.children.some((child) => child.unit === "money") ? "money" : "number";
    return `${trace.text}: ${traceValueText(trace)}, difference ${valueText(comparison.difference, unit)}`;
  }
  if (trace.kind === "number") return trace.text;
  const [figure] = trace.figures;
  const where = figure && isSingle(trace) ? ` (${place(figure, documentName)})` : "";
  const why = trace.isAbsent
    ? " (no line printed)"
    : trace.missing.length > 0 && trace.children.length === 0
      ? ` (missing: ${trace.missing.join("; ")})`
      : "";
  return `${trace.text} ${traceValueText(trace)}${where}${why}`;
}

/** A total or an account stands for its one figure; sums list theirs. */
function isSingle({ kind, figures }: Trace): boolean {
  return (kind === "role" || kind === "account") && figures.length === 1;
}

function figureLine(figure: TraceFigure, documentName: DocumentName): string {
  const name = figure.code === null ? figure.name : `${figure.code} ${figure.name}`;
  return `${name} ${valueText(figure.value, "money")} (${place(figure, documentName)})`;
}

function place({ source }: TraceFigure, documentName: DocumentName): string {
  const name = documentName(source.sha256);
  return name === null ? `page ${source.page}` : `${name}:${source.page}`;
}
