"use client";

import { type ReactNode, useMemo } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { OutcomeWord } from "@/components/finding/outcome-word";
import { CodeCell, Missing, MoneyCell, PeriodCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { severityOrder, windowOrder } from "@/components/table/order";
import { formatWindow } from "@/lib/dates/format-date";
import type { Window } from "@/lib/dates/window";
import type { Outcome, Severity } from "@/lib/rules/result";
import { dispositionWord } from "./dispositions";

export interface FindingTableRow {
  id: string;
  href: string;
  title: string;
  rule: string;
  property: string;
  window: Window;
  subject: string | null;
  outcome: Outcome;
  severity: Severity;
  effect: string;
  because: string;
  disposition: string | null;
  isOpen: boolean;
  needsAttention: boolean;
  /** Findings with the same cause that stand under this one. */
  others: number;
}

const COLUMNS: readonly TableColumn<FindingTableRow>[] = [
  {
    id: "title",
    header: "What is wrong",
    value: ({ title, because }) => `${title}: ${because}`,
    cell: ({ title, because }) => (
      <span className="block truncate" title={`${title}: ${because}`}>
        {title}
      </span>
    ),
    grows: true,
    width: 212,
    isRowHeader: true,
  },
  {
    id: "others",
    header: "Same cause",
    value: ({ others }) => (others === 0 ? null : `+${others}`),
    cell: ({ others }) =>
      others === 0 ? (
        <Missing reason="Nothing else has this cause" className="text-right" />
      ) : (
        <span className="block text-right" title={`${others} more findings have the same cause`}>
          +{others}
        </span>
      ),
    isNumeric: true,
    width: 96,
  },
  { id: "property", header: "Property", value: ({ property }) => property, isSortable: true, width: 140 },
  {
    id: "window",
    header: "Period",
    value: ({ window }) => formatWindow(window),
    order: ({ window }) => windowOrder(window),
    cell: ({ window }) => <PeriodCell window={window} />,
    width: 96,
  },
  {
    id: "subject",
    header: "Account",
    value: ({ subject }) => subject,
    cell: ({ subject }) => <CodeCell code={subject} missing="It is of the whole statement" />,
    width: 104,
  },
  {
    id: "effect",
    header: "Effect, USD",
    value: ({ effect }) => effect,
    cell: ({ effect }) => <MoneyCell value={effect} />,
    isNumeric: true,
    isSortable: true,
    width: 112,
  },
  {
    id: "severity",
    header: "Severity",
    value: ({ outcome, severity }) => `${outcome}, ${severity}`,
    order: ({ severity }) => severityOrder(severity),
    isDescendingFirst: true,
    cell: ({ outcome, severity }) => (
      <>
        <OutcomeWord outcome={outcome} /> <span className="text-muted">· {severity}</span>
      </>
    ),
    width: 152,
  },
  {
    id: "answer",
    header: "Answer",
    value: (row) => answerOf(row),
    cell: (row) => <span className="text-muted">{answerOf(row)}</span>,
    width: 108,
  },
  {
    id: "rule",
    header: "Rule",
    value: ({ rule }) => rule,
    cell: ({ rule }) => <CodeCell code={rule} />,
    width: 80,
  },
];

/** Without what would say the same in every row: the property of a list of one, accounts where none is concerned. */
function columnsFor(rows: readonly FindingTableRow[], isOfOneProperty: boolean) {
  const hasAccounts = rows.some(({ subject }) => subject !== null);
  return COLUMNS.filter(({ id }) => (id === "property" ? !isOfOneProperty : id !== "subject" || hasAccounts));
}

export interface FindingsTableProps {
  rows: readonly FindingTableRow[];
  toolbar?: ReactNode;
  isOfOneProperty?: boolean;
}

/** In the order they are given: the gravest first. */
export function FindingsTable({ rows, toolbar, isOfOneProperty = false }: FindingsTableProps) {
  const columns = useMemo(() => columnsFor(rows, isOfOneProperty), [rows, isOfOneProperty]);
  return (
    <DataTable
      label="Findings"
      rows={rows}
      columns={columns}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      toolbar={toolbar}
      empty={
        <EmptyState title="Nothing here">
          What the rules find wrong is listed here, the largest effect first, until somebody answers it or new
          documents clear it.
        </EmptyState>
      }
    />
  );
}

function answerOf({ disposition, isOpen, needsAttention }: FindingTableRow): string {
  if (!isOpen) return "cleared";
  if (disposition === null) return "none yet";
  return needsAttention ? "changed since" : dispositionWord(disposition);
}
