"use client";

import { EmptyState } from "@/components/feedback/empty-state";
import { CodeCell, Missing, MoneyCell, StatusCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { CHANGES, type DiffRow } from "./diff-rows";

const COLUMNS: readonly TableColumn<DiffRow>[] = [
  {
    id: "line",
    header: "Line",
    value: ({ name }) => name,
    cell: ({ name, nameBefore }) => (
      <span title={nameBefore === null ? name : `${name}, before: ${nameBefore}`}>
        {name}
        {nameBefore !== null && <span className="text-muted"> was {nameBefore}</span>}
      </span>
    ),
    isRowHeader: true,
    grows: true,
    width: 160,
  },
  {
    id: "code",
    header: "Account",
    value: ({ code }) => code,
    cell: ({ code }) => <CodeCell code={code} />,
    width: 104,
  },
  {
    id: "change",
    header: "Change",
    value: ({ change }) => CHANGES[change].word,
    cell: ({ change }) => <StatusCell meaning={CHANGES[change].meaning}>{CHANGES[change].word}</StatusCell>,
    width: 112,
    isSortable: true,
  },
  {
    id: "column",
    header: "Column",
    value: ({ column }) => column,
    cell: ({ column }) => column ?? <Missing reason="The amounts are the same" />,
    width: 128,
  },
  {
    id: "before",
    header: "Before",
    value: ({ before }) => before,
    cell: ({ before, beforeHref }) => (
      <MoneyCell value={before} href={beforeHref ?? undefined} missing="Not printed before" />
    ),
    isNumeric: true,
    width: 136,
  },
  {
    id: "after",
    header: "After",
    value: ({ after }) => after,
    cell: ({ after, afterHref }) => (
      <MoneyCell value={after} href={afterHref ?? undefined} missing="Not printed after" />
    ),
    isNumeric: true,
    width: 136,
  },
  {
    id: "difference",
    header: "Difference",
    value: ({ difference }) => difference,
    cell: ({ difference }) => <MoneyCell value={difference} missing="One of the two is not printed" />,
    isNumeric: true,
    isSortable: true,
    width: 136,
  },
];

/** What one print says and the other does not, amount by amount. */
export function DiffTable({ rows }: { rows: readonly DiffRow[] }) {
  return (
    <DataTable
      label="Changes between two prints"
      rows={rows}
      columns={COLUMNS}
      rowId={({ id }) => id}
      empty={
        <EmptyState title="The two prints say the same">
          Every line has the same name and the same amounts in both.
        </EmptyState>
      }
    />
  );
}
