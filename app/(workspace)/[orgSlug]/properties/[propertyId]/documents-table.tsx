"use client";

import { EmptyState } from "@/components/feedback/empty-state";
import { DateCell, Missing, PeriodCell, StatusCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { windowOrder } from "@/components/table/order";
import { formatWindow } from "@/lib/dates/format-date";
import type { Window } from "@/lib/dates/window";
import { DOCUMENT_STATES, type DocumentRow } from "../../documents/document-row";

const COLUMNS: readonly TableColumn<DocumentRow>[] = [
  {
    id: "file",
    header: "File",
    value: ({ fileName }) => fileName,
    isRowHeader: true,
    isSortable: true,
    grows: true,
    width: 180,
  },
  {
    id: "statement",
    header: "Statement",
    value: ({ statement }) => statement,
    cell: ({ statement }) => statement ?? <Missing reason="Not read yet" />,
    width: 152,
    isSortable: true,
  },
  {
    id: "period",
    header: "Period",
    value: ({ window }) => windowText(window),
    order: ({ window }) => windowOrder(window),
    cell: ({ window }) => <PeriodCell window={window} missing="Not read yet" />,
    width: 128,
  },
  {
    id: "printed",
    header: "Printed",
    value: ({ printedOn }) => printedOn,
    cell: ({ printedOn }) => <DateCell date={printedOn} missing="No print date in the header" />,
    width: 112,
    isSortable: true,
  },
  {
    id: "proof",
    header: "Figures proven",
    value: ({ proof }) => proof && `${proof.proven} of ${proof.figures}`,
    cell: ({ proof }) =>
      proof ? (
        <StatusCell meaning={proof.proven === proof.figures ? "proven" : "unknown"}>
          {proof.proven} of {proof.figures}
        </StatusCell>
      ) : (
        <Missing reason="Not read yet" />
      ),
    width: 136,
  },
  {
    id: "state",
    header: "State",
    value: ({ state }) => DOCUMENT_STATES[state].word,
    cell: ({ state, problem }) => (
      <StatusCell meaning={DOCUMENT_STATES[state].meaning} title={problem ?? ""}>
        {DOCUMENT_STATES[state].word}
      </StatusCell>
    ),
    width: 128,
  },
];

/** Every print of the property, also those that wait for somebody or could not be read. */
export function DocumentsTable({ rows }: { rows: readonly DocumentRow[] }) {
  return (
    <DataTable
      label="Documents"
      rows={rows}
      columns={COLUMNS}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      sortParam="documents"
      maxHeight="520px"
      empty={
        <EmptyState title="No documents yet" heading="h3">
          Prints are filed here by the property code in their header.
        </EmptyState>
      }
    />
  );
}

function windowText(window: Window | null): string | null {
  return window && formatWindow(window);
}
