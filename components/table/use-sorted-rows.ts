"use client";

import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useCallback, useMemo, useState } from "react";
import type { TableColumn } from "./column";
import { compareCells, parseSort, type Sort, sortText } from "./sort";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export interface SortedRowsOptions<Row extends RowData> {
  rows: readonly Row[];
  columns: readonly TableColumn<Row>[];
  rowId: (row: Row) => string;
  /** As in the address: `name`, `-amount`. */
  initialSort: string | null;
  /** Name of the parameter it is kept under; null leaves the address alone. */
  sortParam: string | null;
  /** The server has sorted the rows. */
  isSortedAlready: boolean;
}

export interface SortedRows<Row extends RowData> {
  rows: readonly { id: string; row: Row }[];
  sort: Sort | null;
  setSort: (sort: Sort | null) => void;
}

/** Rows in the order the reader asked for, which stays in the address: a link to the page shows the same. */
export function useSortedRows<Row extends RowData>(options: SortedRowsOptions<Row>): SortedRows<Row> {
  const { rows, columns, rowId, initialSort, sortParam, isSortedAlready } = options;
  const [sort, setSortState] = useState<Sort | null>(() => parseSort(initialSort));
  const defs = useMemo(() => columns.map((column) => columnDef(column)), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const sorting = useMemo(() => (sort ? [{ id: sort.column, desc: sort.isDescending }] : []), [sort]);
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: rowId,
    manualSorting: isSortedAlready,
    state: { sorting },
  });
  const setSort = useCallback(
    (next: Sort | null) => {
      setSortState(next);
      if (sortParam !== null) keepInAddress(sortParam, next);
    },
    [sortParam],
  );
  const sorted = table.getRowModel().rows;
  const shown = useMemo(() => sorted.map(({ id, original }) => ({ id, row: original })), [sorted]);
  return { rows: shown, sort, setSort };
}

function columnDef<Row extends RowData>(column: TableColumn<Row>): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    // What is missing stays last in both directions.
    accessorFn: (row) => column.value(row) ?? undefined,
    sortUndefined: "last",
    enableSorting: column.isSortable ?? true,
    sortFn: (a: TableRow<typeof features, Row>, b: TableRow<typeof features, Row>, id: string) =>
      compareCells(a.getValue(id) ?? null, b.getValue(id) ?? null),
  };
}

function keepInAddress(param: string, sort: Sort | null): void {
  const url = new URL(window.location.href);
  if (sort) url.searchParams.set(param, sortText(sort));
  else url.searchParams.delete(param);
  window.history.replaceState(null, "", url);
}
