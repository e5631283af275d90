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
import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import type { TableColumn } from "./column";
import { compareCells, parseSort, type Sort, sortText } from "./sort";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export interface SortedRowsOptions<Row extends RowData> {
  rows: readonly Row[];
  columns: readonly TableColumn<Row>[];
  rowId: (row: Row) => string;
  /** Name of the parameter it is kept under; null leaves the address alone. */
  sortParam: string | null;
}

export interface SortedRows<Row extends RowData> {
  rows: readonly { id: string; row: Row }[];
  sort: Sort | null;
  setSort: (sort: Sort | null) => void;
}

/** Rows in the order the reader asked for, which stays in the address: a link to the page shows the same. */
export function useSortedRows<Row extends RowData>(options: SortedRowsOptions<Row>): SortedRows<Row> {
  const { rows, columns, rowId, sortParam } = options;
  const address = useSearchParams();
  const [sort, setSortState] = useState(() => askedSort(sortParam && address?.get(sortParam), columns));
  const defs = useMemo(() => columns.map((column) => columnDef(column)), [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const sorting = useMemo(() => (sort ? [{ id: sort.column, desc: sort.isDescending }] : []), [sort]);
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: rowId,
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
    accessorFn: (row) => (column.order ?? column.value)(row) ?? undefined,
    sortUndefined: "last",
    enableSorting: column.isSortable ?? true,
    sortFn: (a: TableRow<typeof features, Row>, b: TableRow<typeof features, Row>, id: string) =>
      compareCells(a.getValue(id) ?? null, b.getValue(id) ?? null),
  };
}

/** A column that the table does not have is not sorted by. */
function askedSort<Row>(text: string | null | undefined, columns: readonly TableColumn<Row>[]): Sort | null {
  const sort = parseSort(text);
  return columns.some(({ id, isSortable = true }) => isSortable && id === sort?.column) ? sort : null;
}

function keepInAddress(param: string, sort: Sort | null): void {
  const url = new URL(window.location.href);
  if (sort) url.searchParams.set(param, sortText(sort));
  else url.searchParams.delete(param);
  window.history.replaceState(null, "", url);
}
