import { formatDate } from "@/lib/dates/format-date";
import { type ColumnKey, isPercentColumn, type Line } from "@/lib/extraction/reading";
import { canonicalCents } from "@/lib/money/cents";
import type { ProofMark, ReadDocument } from "@/lib/proof/proof";
import { accountingAmount, counted, grouped } from "./amount";
import { type Painter, printable } from "./paint";
import { type Cell, type Column, renderTable, textWidth } from "./table";
import { columnHeading, kindName, periodName } from "./words";
import { wrap } from "./wrap";

/** One document for `reims read`: what it is, its lines with their proof, what was not understood. */
export function documentReport(document: ReadDocument, paint: Painter, width: number): string {
  return [
    ...heading(document, paint, width),
    "",
    ...lineTable(document, paint, width),
    "",
    ...coverage(document, paint, width),
    ...problems(document, paint, width),
    "",
  ].join("\n");
}

function heading({ reading, file }: ReadDocument, paint: Painter, width: number): string[] {
  const title = `${reading.property.name} (${reading.property.code}) · ${kindName(reading.kind)} · ${periodName(reading.period)}`;
  const origin = [
    reading.book,
    reading.tree,
    reading.printedAt &&
      `printed ${formatDate(reading.printedAt.slice(0, 10))} ${reading.printedAt.slice(11)}`,
    counted(reading.pages, "page"),
    file,
  ];
  const facts = printable(origin.filter(Boolean).join(" · "));
  const rule = "─".repeat(Math.min(width, Math.max(textWidth(title), textWidth(facts))));
  return [
    ...wrap(printable(title), width, "").map(paint.bold),
    ...wrap(facts, width, "").map(paint.dim),
    paint.dim(rule),
  ];
}

function lineTable({ reading, proof }: ReadDocument, paint: Painter, width: number): string[] {
  const columns: Column[] = [
    { heading: "", align: "left" },
    { heading: "", align: "left", canShrink: true },
    ...reading.columns.flatMap((column): Column[] => [
      { heading: `${columnHeading(column)} `, align: "right" },
      ...(isPercentColumn(column) ? [] : [{ heading: "", align: "left", gap: 1 } satisfies Column]),
    ]),
  ];
  const rows = reading.lines.map((line, index) =>
    lineCells(line, reading.columns, proof.marks[index] ?? {}, paint),
  );
  return renderTable(columns, rows, width);
}

function lineCells(
  line: Line,
  columns: readonly ColumnKey[],
  marks: Partial<Record<ColumnKey, ProofMark>>,
  paint: Painter,
): Cell[] {
  const isStrong = line.kind !== "line";
  const emphasis = isStrong ? { paint: paint.bold } : {};
  const cells: Cell[] = [
    { text: line.code ?? "", paint: paint.dim },
    { text: printable(line.name), ...emphasis },
  ];
  for (const column of columns) {
    const figure = line.figures[column];
    cells.push(figure ? { text: accountingAmount(canonicalCents(figure.value)), ...emphasis } : { text: "" });
    if (!isPercentColumn(column)) cells.push(proofCell(marks[column], paint));
  }
  return cells;
}

function proofCell(mark: ProofMark | undefined, paint: Painter): Cell {
  switch (mark?.status) {
    case undefined:
      return { text: "" };
    case "proven":
      return { text: "✓", paint: paint.green };
    case "repaired":
    case "corrected":
      return { text: "~", paint: paint.magenta };
    case "unproven":
      return { text: "·", paint: paint.yellow };
  }
}

/** The reasons of so many unproven figures are listed; a document with more of them has one large trouble. */
const LISTED_REASONS = 12;

function coverage({ reading, proof }: ReadDocument, paint: Painter, width: number): string[] {
  const marks = proof.marks.flatMap((byColumn, index) =>
    reading.columns.flatMap((column) => {
      const [mark, line] = [byColumn[column], reading.lines[index]];
      return mark && line ? [{ mark, line, column }] : [];
    }),
  );
  const unproven = marks.filter(({ mark }) => mark.status === "unproven");
  const proven = marks.filter(({ mark }) => mark.status === "proven").length;
  const summary = `${grouped(proven)} of ${counted(marks.length, "figure")} proven`;
  if (unproven.length === 0) return [paint.green(`✓ ${summary}`)];
  const reasons = unproven.slice(0, LISTED_REASONS).flatMap(({ mark, line, column }) => {
    const where = `p.${line.page} ${line.code ?? ""} ${line.name}, ${columnHeading(column).toLowerCase()}`;
    return wrap(printable(`${where}: ${mark.because}`), width, "    ", "  · ");
  });
  const rest = unproven.length - LISTED_REASONS;
  return [
    paint.yellow(`· ${summary}; not proven:`),
    ...reasons,
    ...(rest > 0 ? [`    and ${grouped(rest)} more`] : []),
  ];
}

function problems({ reading }: ReadDocument, paint: Painter, width: number): string[] {
  if (reading.problems.length === 0) return [];
  const listed = reading.problems.flatMap(({ message, page }) =>
    wrap(printable(`${page === null ? "" : `p.${page}: `}${message}`), width, "    ", "  ! "),
  );
  return [paint.yellow(`! ${counted(reading.problems.length, "problem")} while reading:`), ...listed];
}
