"use client";

import { SeverityChip } from "@/components/finding/outcome-word";
import { CodeCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { severityOrder } from "@/components/table/order";
import type { RuleCatalogue } from "@/lib/services/rules/rule-schemas";
import { formulaOf } from "./definition";

type RuleRow = RuleCatalogue["items"][number];

const COLUMNS: readonly TableColumn<RuleRow>[] = [
  {
    id: "id",
    header: "Rule",
    value: ({ id }) => id,
    cell: ({ id }) => <CodeCell code={id} />,
    width: 96,
    isSortable: true,
  },
  {
    id: "title",
    header: "What must hold",
    value: ({ title }) => title,
    grows: true,
    width: 260,
    isRowHeader: true,
  },
  {
    id: "definition",
    header: "Formula",
    value: ({ definition }) => formulaOf(definition),
    cell: ({ definition }) => (
      <code className="block truncate text-muted text-xs" title={formulaOf(definition)}>
        {formulaOf(definition)}
      </code>
    ),
    grows: true,
    width: 260,
  },
  {
    id: "severity",
    header: "Severity",
    value: ({ severity }) => severity,
    order: ({ severity }) => severityOrder(severity),
    isDescendingFirst: true,
    cell: ({ severity }) => <SeverityChip severity={severity} />,
    width: 104,
    isSortable: true,
  },
  { id: "version", header: "Version", value: ({ version }) => String(version), isNumeric: true, width: 88 },
];

export function RulesTable({ rows, base }: { rows: readonly RuleRow[]; base: string }) {
  return (
    <DataTable
      label="Rules"
      rows={rows}
      columns={COLUMNS}
      rowId={({ id }) => id}
      rowHref={({ id }) => `${base}/${id}`}
    />
  );
}
