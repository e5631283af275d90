import type { ColumnKey, Figure, Line, Reading } from "@/lib/extraction/reading";
import { isPercentColumn } from "@/lib/extraction/reading";
import type { ProofMark, ReadDocument } from "@/lib/proof/proof";

/** A figure whose box is the same for every test: where it stands is not what these tests are about. */
export function figure(value: bigint, text: string): Figure {
  return { value, text, box: [500.5, 95.4, 585, 106.4] };
}

export function line(name: string, figures: Line["figures"], over: Partial<Line> = {}): Line {
  return {
    page: 1,
    row: 1,
    code: "0120-0000",
    name,
    kind: "line",
    section: "balance_sheet",
    box: [54.8, 95.4, 200, 106.4],
    figures,
    ...over,
  };
}

type Over = Partial<Omit<ReadDocument, "reading">> & { reading?: Partial<Reading> };

/** An invented balance sheet of one line, every money figure proven, with the given parts changed. */
export function readDocument(over: Over = {}): ReadDocument {
  const reading: Reading = {
    kind: "balance_sheet",
    statements: ["balance_sheet"],
    profile: "yardi",
    property: { name: "Quarry Corner", code: "quarry" },
    period: { start: null, end: "2026-03-31", months: null },
    book: "Accrual",
    tree: "ysi_bs",
    printedAt: "2026-04-09T11:50",
    pages: 1,
    pageSizes: [[612, 792]],
    columns: ["current_balance"],
    header: [],
    problems: [],
    lines: [line("Operating Cash", { current_balance: figure(-123456n, "-1,234.56") })],
    ...over.reading,
  };
  const mark: ProofMark = { status: "proven", because: "adds up", identities: [0] };
  const marks = reading.lines.map(({ figures }) => {
    const columns = (Object.keys(figures) as ColumnKey[]).filter((column) => !isPercentColumn(column));
    return Object.fromEntries(columns.map((column) => [column, mark]));
  });
  return {
    file: "Balance_Sheet.pdf",
    sha256: "ab".repeat(32),
    proof: { identities: [], marks },
    ...over,
    reading,
  };
}
