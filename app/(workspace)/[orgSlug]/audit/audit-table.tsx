"use client";

import { EmptyState } from "@/components/feedback/empty-state";
import { CodeCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";

export interface AuditTableRow {
  id: string;
  at: string;
  actor: string;
  action: string;
  entity: string | null;
  /** What it was changed to, as JSON. */
  detail: string;
}

const COLUMNS: readonly TableColumn<AuditTableRow>[] = [
  { id: "at", header: "When", value: ({ at }) => at, width: 184 },
  { id: "actor", header: "Who", value: ({ actor }) => actor, width: 200 },
  { id: "action", header: "What", value: ({ action }) => inWords(action), width: 208, isRowHeader: true },
  {
    id: "entity",
    header: "Of",
    value: ({ entity }) => entity,
    cell: ({ entity }) => <CodeCell code={entity} missing="It is of nothing in particular" />,
    width: 288,
  },
  {
    id: "detail",
    header: "To",
    value: ({ detail }) => detail,
    cell: ({ detail }) => (
      <code className="block truncate text-muted text-xs" title={detail}>
        {detail}
      </code>
    ),
    grows: true,
    width: 240,
  },
];

export function AuditTable({ rows }: { rows: readonly AuditTableRow[] }) {
  return (
    <DataTable
      label="Audit events"
      rows={rows}
      columns={COLUMNS}
      rowId={({ id }) => id}
      empty={
        <EmptyState title="Nothing has happened yet">
          Every change is written here with who made it.
        </EmptyState>
      }
    />
  );
}

/** `finding.disposed` → `finding disposed`. */
function inWords(action: string): string {
  return action.replace(".", " ").replaceAll("-", " ");
}
