"use client";

import { type ReactNode, useMemo } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { OutcomeWord } from "@/components/finding/outcome-word";
import { CodeCell, MoneyCell, PeriodCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { windowOrder } from "@/components/table/order";
import { OUTCOMES } from "@/components/ui/status";
import { formatWindow } from "@/lib/dates/format-date";
import type { ResultRow } from "./result-rows";

const TITLE: TableColumn<ResultRow> = {
  id: "title",
  header: "What must hold",
  value: ({ title }) => title,
  cell: ({ title, definition }) => <span title={`${title}: ${definition}`}>{title}</span>,
  isRowHeader: true,
  grows: true,
  width: 180,
};
const WINDOW: TableColumn<ResultRow> = {
  id: "window",
  header: "Period",
  value: ({ window }) => formatWindow(window),
  order: ({ window }) => windowOrder(window),
  cell: ({ window }) => <PeriodCell window={window} />,
  width: 108,
};
const SUBJECT: TableColumn<ResultRow> = {
  id: "subject",
  header: "Account",
  value: ({ subject }) => subject,
  cell: ({ subject }) => <CodeCell code={subject} missing="It is of the whole statement" />,
  width: 100,
  isSortable: true,
};
const OUTCOME: TableColumn<ResultRow> = {
  id: "outcome",
  header: "Outcome",
  value: ({ outcome }) => OUTCOMES[outcome].word,
  cell: ({ outcome, because }) => (
    <span title={because}>
      <OutcomeWord outcome={outcome} />
    </span>
  ),
  width: 140,
  isSortable: true,
};
const DIFFERENCE: TableColumn<ResultRow> = {
  id: "difference",
  header: "Difference, USD",
  value: ({ difference }) => difference,
  cell: ({ difference, because }) => <MoneyCell value={difference} missing={because} />,
  isNumeric: true,
  isSortable: true,
  width: 132,
};
const RULE: TableColumn<ResultRow> = {
  id: "rule",
  header: "Rule",
  value: ({ rule }) => rule,
  cell: ({ rule }) => <CodeCell code={rule} />,
  width: 80,
  isSortable: true,
};

const EVERY: readonly TableColumn<ResultRow>[] = [
  TITLE,
  OUTCOME,
  {
    id: "because",
    header: "What the numbers say",
    value: ({ because }) => because,
    cell: ({ because }) => (
      <span className="text-muted" title={because}>
        {because}
      </span>
    ),
    grows: true,
    width: 260,
  },
  DIFFERENCE,
  SUBJECT,
  WINDOW,
  RULE,
];

const TIES: readonly TableColumn<ResultRow>[] = [
  TITLE,
  {
    id: "definition",
    header: "Formula",
    value: ({ definition }) => definition,
    cell: ({ definition }) => (
      <code className="text-muted text-xs" title={definition}>
        {definition}
      </code>
    ),
    width: 184,
  },
  {
    id: "left",
    header: "Left, USD",
    value: ({ left }) => left,
    cell: ({ left, because }) => <MoneyCell value={left} missing={because} />,
    isNumeric: true,
    width: 120,
  },
  {
    id: "right",
    header: "Right, USD",
    value: ({ right }) => right,
    cell: ({ right, because }) => <MoneyCell value={right} missing={because} />,
    isNumeric: true,
    width: 120,
  },
  DIFFERENCE,
  OUTCOME,
  SUBJECT,
  WINDOW,
  RULE,
];

export interface ResultsTableProps {
  label: string;
  rows: readonly ResultRow[];
  /** `ties`: both sides of each. */
  show: "all" | "ties";
  toolbar: ReactNode;
}

/** Where no rule went account by account, there is no account to name. */
function columnsFor(rows: readonly ResultRow[], show: ResultsTableProps["show"]) {
  const columns = show === "ties" ? TIES : EVERY;
  return rows.some(({ subject }) => subject !== null)
    ? columns
    : columns.filter((column) => column !== SUBJECT);
}

/** Results of one month, each leading to its finding or, where all is well, to its rule. */
export function ResultsTable({ label, rows, show, toolbar }: ResultsTableProps) {
  const columns = useMemo(() => columnsFor(rows, show), [rows, show]);
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={columns}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      toolbar={toolbar}
      maxHeight="calc(100dvh - 260px)"
      empty={
        <EmptyState title="No such results" heading="h2">
          Every rule that was looked at in this month stands here, whatever came of it. Another filter shows
          the others.
        </EmptyState>
      }
    />
  );
}
