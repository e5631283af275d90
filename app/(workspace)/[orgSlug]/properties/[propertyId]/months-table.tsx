"use client";

import { EmptyState } from "@/components/feedback/empty-state";
import { Missing, MoneyCell, RatioCell, StatusCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { copiedFigure } from "@/components/table/figure-text";
import type { MonthRow } from "./property-months";

const COLUMNS: readonly TableColumn<MonthRow>[] = [
  {
    id: "month",
    header: "Month",
    value: ({ id }) => id,
    cell: ({ label }) => label,
    isRowHeader: true,
    width: 96,
    isSortable: true,
  },
  {
    id: "statements",
    header: "Statements in",
    value: ({ statements }) => statements,
    cell: ({ statements }) => statements ?? <Missing reason="Nothing came in for this month" />,
    grows: true,
    width: 200,
  },
  {
    id: "proof",
    header: "Figures proven",
    value: (row) => (row.figures === 0 ? null : `${row.proven} of ${row.figures}`),
    cell: (row) => <Proof {...row} />,
    width: 144,
  },
  {
    id: "findings",
    header: "Want an answer",
    value: ({ grave, other }) => grave + other,
    cell: (row) => <Findings {...row} />,
    width: 152,
    isSortable: true,
    isDescendingFirst: true,
  },
  {
    id: "noi",
    header: "NOI, USD",
    value: ({ noi }) => noi,
    cell: ({ noi, noiMissing, noiHref }) => <MoneyCell value={noi} missing={noiMissing} href={noiHref} />,
    isNumeric: true,
    isSortable: true,
    width: 136,
  },
  {
    id: "dscr",
    header: "DSCR",
    value: ({ dscr }) => copiedFigure(dscr, "ratio"),
    order: ({ dscr }) => dscr,
    cell: ({ dscr, dscrMissing, dscrHref }) => (
      <RatioCell value={dscr} missing={dscrMissing} href={dscrHref} />
    ),
    isNumeric: true,
    isSortable: true,
    width: 96,
  },
];

/** The months of a property, each leading to its workspace. */
export function MonthsTable({ rows }: { rows: readonly MonthRow[] }) {
  return (
    <DataTable
      label="Months"
      rows={rows}
      columns={COLUMNS}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      maxHeight="520px"
      empty={
        <EmptyState title="No month yet" heading="h3">
          A month appears with the first statement whose header names this property.
        </EmptyState>
      }
    />
  );
}

function Proof({ figures, proven }: MonthRow) {
  if (figures === 0) return <Missing reason="Nothing was read" />;
  return (
    <StatusCell meaning={figures === proven ? "proven" : "unknown"}>
      {proven.toLocaleString("en-US")} of {figures.toLocaleString("en-US")}
    </StatusCell>
  );
}

function Findings({ statements, isReconciled, grave, other }: MonthRow) {
  if (statements === null) return <Missing reason="Nothing came in for this month" />;
  if (grave > 0)
    return (
      <StatusCell meaning="failed">
        {grave} grave{other > 0 && `, ${other} other`}
      </StatusCell>
    );
  if (other > 0)
    return <StatusCell meaning="warned">{other === 1 ? "1 finding" : `${other} findings`}</StatusCell>;
  if (!isReconciled) return <StatusCell meaning="unknown">not reconciled yet</StatusCell>;
  return <StatusCell meaning="proven">none</StatusCell>;
}
