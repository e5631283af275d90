"use client";

import { useMemo } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { FigureCell, PeriodCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { copiedFigure } from "@/components/table/figure-text";
import { windowOrder } from "@/components/table/order";
import { formatWindow } from "@/lib/dates/format-date";
import type { Window } from "@/lib/dates/window";
import { inPercent } from "@/lib/metrics/in-percent";
import type { Metric } from "@/lib/metrics/metric";

export interface MetricTableRow {
  id: string;
  property: string;
  code: string;
  window: Window;
  value: string | null;
  missing: string;
  href: string;
}

/** One metric of all properties and windows; each value leads to its formula. */
export function MetricTable({
  label,
  unit,
  rows,
}: {
  label: string;
  unit: Metric["unit"];
  rows: readonly MetricTableRow[];
}) {
  const columns = useMemo(() => columnsOf(unit), [unit]);
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={columns}
      rowId={({ id }) => id}
      rowHref={({ href }) => href}
      empty={
        <EmptyState title="No values yet">They come with the first income statement that is read.</EmptyState>
      }
    />
  );
}

function columnsOf(unit: Metric["unit"]): TableColumn<MetricTableRow>[] {
  const shown = ({ value }: MetricTableRow) => (unit === "percent" ? inPercent(value) : value);
  return [
    {
      id: "property",
      header: "Property",
      value: ({ property }) => property,
      grows: true,
      isRowHeader: true,
      isSortable: true,
    },
    { id: "code", header: "Code", value: ({ code }) => code, isSortable: true },
    {
      id: "window",
      header: "Period",
      value: ({ window }) => formatWindow(window),
      order: ({ window }) => windowOrder(window),
      cell: ({ window }) => <PeriodCell window={window} />,
    },
    {
      id: "value",
      header: unit === "money" ? "Amount, USD" : "Value",
      value: (row) => copiedFigure(shown(row), unit),
      order: shown,
      cell: (row) => <FigureCell value={shown(row)} unit={unit} missing={row.missing} href={row.href} />,
      isNumeric: true,
      isSortable: true,
      width: 176,
    },
  ];
}
