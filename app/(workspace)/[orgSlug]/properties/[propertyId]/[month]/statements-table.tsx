"use client";

import Link from "next/link";
import { ProofCoverage } from "@/components/document/proof-coverage";
import { DateCell, PeriodCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { windowOrder } from "@/components/table/order";
import { formatWindow } from "@/lib/dates/format-date";
import type { Window } from "@/lib/dates/window";

export interface StatementTableRow {
  id: string;
  href: string;
  kind: string;
  window: Window;
  book: string;
  printedOn: string | null;
  figures: number;
  proven: number;
  versions: number;
  /** Where its prints stand side by side; null while there is one. */
  diffHref: string | null;
}

const COLUMNS: readonly TableColumn<StatementTableRow>[] = [
  {
    id: "kind",
    header: "Statement",
    value: ({ kind }) => kind,
    isRowHeader: true,
    grows: true,
    width: 160,
  },
  {
    id: "window",
    header: "Period",
    value: ({ window }) => formatWindow(window),
    order: ({ window }) => windowOrder(window),
    cell: ({ window }) => <PeriodCell window={window} />,
    width: 128,
  },
  { id: "book", header: "Book", value: ({ book }) => book, width: 112 },
  {
    id: "proof",
    header: "Proof",
    value: ({ figures, proven }) => `${proven} of ${figures}`,
    cell: ({ figures, proven }) => <ProofCoverage figures={figures} proven={proven} />,
    width: 328,
  },
  {
    id: "printed",
    header: "Printed",
    value: ({ printedOn }) => printedOn,
    cell: ({ printedOn }) => <DateCell date={printedOn} missing="No print date in the header" />,
    width: 116,
  },
  {
    id: "versions",
    header: "Prints",
    value: ({ versions }) => versions,
    cell: ({ versions, diffHref }) =>
      diffHref === null ? (
        "1 print"
      ) : (
        <Link href={diffHref} tabIndex={-1} className="underline underline-offset-3 hover:text-accent">
          {versions} prints, compare
        </Link>
      ),
    width: 152,
  },
];

/** The current prints of the month. */
export function StatementsTable({ rows }: { rows: readonly StatementTableRow[] }) {
  return (
    <DataTable
      label="Statements"
      rows={rows}
      columns={COLUMNS}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      sortParam={null}
    />
  );
}
