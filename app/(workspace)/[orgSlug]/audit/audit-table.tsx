"use client";

import { EmptyState } from "@/components/feedback/empty-state";
import { CellLink } from "@/components/table/cell-link";
import { Missing } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";

export interface AuditTableRow {
  id: string;
  at: string;
  /** ISO 8601. */
  createdAt: string;
  actor: string;
  action: string;
  entity: string | null;
  /** Where it can be looked at; null for what has no page. */
  href: string | null;
  /** What it was changed to, as JSON. */
  detail: string;
}

const COLUMNS: readonly TableColumn<AuditTableRow>[] = [
  {
    id: "at",
    header: "When",
    value: ({ at }) => at,
    order: ({ createdAt }) => createdAt,
    cell: ({ at }) => <span className="whitespace-nowrap">{at}</span>,
    width: 188,
  },
  { id: "actor", header: "Who", value: ({ actor }) => actor, width: 152 },
  { id: "action", header: "What", value: ({ action }) => inWords(action), width: 168, isRowHeader: true },
  {
    id: "entity",
    header: "Of",
    value: ({ entity }) => entity,
    cell: ({ entity, href }) => <Entity id={entity} href={href} />,
    width: 152,
  },
  {
    id: "detail",
    header: "To",
    value: ({ detail }) => detail,
    cell: ({ detail }) => (
      <code className="block truncate text-muted text-xs print:break-all" title={detail}>
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

/** Ids differ at their ends; the whole one is there to be pointed at, copied and printed. */
function Entity({ id, href }: { id: string | null; href: string | null }) {
  if (id === null) return <Missing reason="It is of nothing in particular" />;
  const short = (
    <code title={id} className="text-muted text-xs">
      <span className="print:hidden">…{id.slice(-12)}</span>
      <span className="hidden print:inline">{id}</span>
    </code>
  );
  return href === null ? short : <CellLink href={href}>{short}</CellLink>;
}

/** `finding.disposed` → `finding disposed`. */
function inWords(action: string): string {
  return action.replace(".", " ").replaceAll("-", " ");
}
