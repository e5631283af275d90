"use client";

import { EmptyState } from "@/components/feedback/empty-state";
import { CellLink } from "@/components/table/cell-link";
import { CodeCell, CountCell, Missing } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";

export interface RunTableRow {
  id: string;
  href: string;
  at: string;
  /** ISO 8601. */
  createdAt: string;
  property: string;
  trigger: string;
  state: "queued" | "finished";
  documents: number | null;
  failed: number | null;
  warned: number | null;
  passed: number | null;
  results: string | null;
  /** What is different from the run of the same property before; null for the first. */
  diffHref: string | null;
}

const NOT_YET = "The run is still to be made";

function counted(id: "documents" | "failed" | "warned" | "passed", header: string): TableColumn<RunTableRow> {
  const text = (row: RunTableRow) => (row[id] === null ? null : String(row[id]));
  return {
    id,
    header,
    value: text,
    cell: (row) => <CountCell value={text(row)} missing={NOT_YET} />,
    isNumeric: true,
    width: 84,
  };
}

const COLUMNS: readonly TableColumn<RunTableRow>[] = [
  {
    id: "at",
    header: "Made at",
    value: ({ at }) => at,
    order: ({ createdAt }) => createdAt,
    isRowHeader: true,
    width: 196,
  },
  { id: "property", header: "Looked at", value: ({ property }) => property, grows: true, width: 152 },
  { id: "trigger", header: "Because of", value: ({ trigger }) => trigger, width: 128 },
  counted("documents", "Prints"),
  counted("failed", "Failed"),
  counted("warned", "Warned"),
  counted("passed", "Verified"),
  {
    id: "results",
    header: "Results",
    value: ({ results }) => results,
    cell: ({ results }) => <CodeCell code={results} missing={NOT_YET} />,
    width: 116,
  },
  {
    id: "diff",
    header: "Changes",
    value: ({ diffHref }) => (diffHref ? "compare" : null),
    cell: ({ diffHref }) =>
      diffHref ? (
        <CellLink href={diffHref}>compare</CellLink>
      ) : (
        <Missing reason="There is no run before it" />
      ),
    width: 88,
  },
];

export function RunsTable({ rows }: { rows: readonly RunTableRow[] }) {
  return (
    <DataTable
      label="Runs"
      rows={rows}
      columns={COLUMNS}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      empty={
        <EmptyState title="No runs yet">The first is made when the first document has been read.</EmptyState>
      }
    />
  );
}
