import type { Box } from "@/lib/extraction/page";
import type {
  ColumnKey,
  DocumentKind,
  Line,
  LineKind,
  Period,
  ProblemCode,
  Section,
} from "@/lib/extraction/reading";
import { canonicalCents } from "@/lib/money/cents";
import type { ProofMark, ProofStatus, ReadDocument } from "@/lib/proof/proof";

/** One document of `reims read --json`. The keys and their order are a contract; see docs/command-line.md. */
export interface DocumentJson {
  file: string;
  sha256: string;
  kind: DocumentKind;
  statements: DocumentKind[];
  profile: string;
  property: { name: string; code: string };
  period: Period;
  book: string;
  tree: string | null;
  printedAt: string | null;
  pages: number;
  columns: ColumnKey[];
  lines: LineJson[];
  problems: { code: ProblemCode; message: string; page: number | null; box: Box | null }[];
}

export interface LineJson {
  page: number;
  row: number;
  code: string | null;
  name: string;
  kind: LineKind;
  section: Section;
  values: Partial<Record<ColumnKey, string>>;
  boxes: Partial<Record<ColumnKey, Box>>;
  proof: Partial<Record<ColumnKey, ProofStatus>>;
}

export function readJson(document: ReadDocument): DocumentJson {
  const { reading, proof } = document;
  return {
    file: document.file,
    sha256: document.sha256,
    kind: reading.kind,
    statements: reading.statements,
    profile: reading.profile,
    property: { name: reading.property.name, code: reading.property.code },
    period: { start: reading.period.start, end: reading.period.end, months: reading.period.months },
    book: reading.book,
    tree: reading.tree,
    printedAt: reading.printedAt,
    pages: reading.pages,
    columns: reading.columns,
    lines: reading.lines.map((line, index) => lineJson(reading.columns, line, proof.marks[index] ?? {})),
    problems: reading.problems.map(({ code, message, page, box }) => ({ code, message, page, box })),
  };
}

function lineJson(columns: ColumnKey[], line: Line, marks: Partial<Record<ColumnKey, ProofMark>>): LineJson {
  const json: LineJson = {
    page: line.page,
    row: line.row,
    code: line.code,
    name: line.name,
    kind: line.kind,
    section: line.section,
    values: {},
    boxes: {},
    proof: {},
  };
  for (const column of columns) {
    const figure = line.figures[column];
    if (!figure) continue;
    json.values[column] = canonicalCents(figure.value);
    json.boxes[column] = figure.box;
    const mark = marks[column];
    if (mark) json.proof[column] = mark.status;
  }
  return json;
}
