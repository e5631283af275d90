"use client";

import type { RowData } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ClipboardEvent, type ReactNode, useCallback, useRef } from "react";
import { ROW_HEIGHTS, useDensity } from "@/components/ui/use-display";
import { InGrid } from "./cell-link";
import { paperWidth, screenWidth, type TableColumn, tableWidth } from "./column";
import { DataTableHeader } from "./data-table-header";
import { DataTableRow } from "./data-table-row";
import type { GridRange } from "./grid-move";
import { tabSeparated } from "./grid-text";
import { TableToolbar } from "./table-toolbar";
import { useGridKeys } from "./use-grid-keys";
import { usePrinting } from "./use-printing";
import { useSortedRows } from "./use-sorted-rows";

export interface DataTableProps<Row extends RowData> {
  /** What the table lists: `Findings`. */
  label: string;
  rows: readonly Row[];
  /** Keep it outside the component or memoised. */
  columns: readonly TableColumn<Row>[];
  rowId: (row: Row) => string;
  /** Where a row leads; its row header becomes the link. */
  rowHref?: (row: Row) => string;
  /** Under which the order stands in the address, default `sort`; null keeps it out. */
  sortParam?: string | null;
  /** Stands in place of the rows when there are none. */
  empty?: ReactNode;
  /** Above the table at the left: filters, tabs. */
  toolbar?: ReactNode;
  /** Highest the table grows before it scrolls in itself. */
  maxHeight?: string;
  /** The one row that something else on the page speaks of. */
  currentRowId?: string | null;
  onRowActive?: (row: Row) => void;
}

/** Rendered before anything is measured, on the server too. */
const FIRST_SCREEN = { width: 1000, height: 720 };
const OVERSCAN_ROWS = 8;

/** A list that may be long: only the rows in sight are rendered, and all of them when it is printed or copied. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rowId, sortParam = "sort", currentRowId = null } = props;
  const { rows, sort, setSort } = useSortedRows({ rows: props.rows, columns, rowId, sortParam });
  const rowHeight = ROW_HEIGHTS[useDensity()[0]];
  const isPrinting = usePrinting();
  const scrollRef = useRef<HTMLDivElement | null>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN_ROWS,
    initialRect: FIRST_SCREEN,
    // The header stays in sight, so that rows begin under it and come to a stop under it.
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
  });
  const showRow = useCallback((row: number) => virtual.scrollToIndex(row, { align: "auto" }), [virtual]);
  const height = virtual.scrollRect?.height ?? FIRST_SCREEN.height;
  const keys = useGridKeys({
    rows: rows.length,
    columns: columns.length,
    pageRows: Math.max(1, Math.floor(height / rowHeight) - 2),
    hasHeader: true,
    showRow,
    onMove: ({ row }) => {
      const active = rows[row];
      if (active) props.onRowActive?.(active.row);
    },
  });

  const copied = ({ top, bottom, left, right }: GridRange) => {
    const wanted = columns.slice(left, right + 1);
    const cells = rows.slice(top, bottom + 1).map(({ row }) => wanted.map(({ value }) => value(row)));
    return tabSeparated(
      wanted.map(({ header }) => header),
      cells,
    );
  };
  const onCopy = (event: ClipboardEvent) => {
    if (window.getSelection()?.isCollapsed === false || rows.length === 0) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", copied(keys.range));
  };

  const items = isPrinting ? null : virtual.getVirtualItems();
  const shown = items?.map(({ index }) => index) ?? rows.map((_, index) => index);
  const above = (shown[0] ?? 0) * rowHeight;
  const below = (rows.length - 1 - (shown.at(-1) ?? rows.length - 1)) * rowHeight;
  return (
    <div className="min-w-0">
      <TableToolbar
        count={rows.length}
        copyText={() => copied({ top: 0, bottom: rows.length - 1, left: 0, right: columns.length - 1 })}
      >
        {props.toolbar}
      </TableToolbar>
      <div
        ref={scrollRef}
        className="scroll-quiet relative overflow-auto rounded-md border bg-surface print:overflow-visible print:border-0"
        style={isPrinting ? undefined : { maxHeight: props.maxHeight ?? "calc(100dvh - 210px)" }}
      >
        <InGrid value={true}>
          <table
            aria-label={label}
            aria-rowcount={rows.length + 1}
            aria-colcount={columns.length}
            ref={keys.gridRef}
            onCopy={onCopy}
            {...keys.gridProps}
            className="w-full table-fixed border-separate border-spacing-0 text-sm print:table-auto print:text-xs"
            style={{ minWidth: isPrinting ? undefined : tableWidth(columns) }}
          >
            <colgroup>
              {columns.map((column) => (
                <col
                  key={column.id}
                  style={{ width: isPrinting ? paperWidth(column, columns) : screenWidth(column) }}
                />
              ))}
            </colgroup>
            <DataTableHeader columns={columns} sort={sort} onSort={setSort} cellProps={keys.cellProps} />
            <tbody>
              {above > 0 && <Gap height={above} />}
              {shown.map((index) => {
                const entry = rows[index];
                return (
                  entry && (
                    <DataTableRow
                      key={entry.id}
                      row={entry.row}
                      index={index}
                      columns={columns}
                      href={props.rowHref?.(entry.row)}
                      isCurrent={entry.id === currentRowId}
                      range={keys.range}
                      cellProps={keys.cellProps}
                    />
                  )
                );
              })}
              {below > 0 && <Gap height={below} />}
            </tbody>
          </table>
        </InGrid>
        {rows.length === 0 && props.empty}
      </div>
    </div>
  );
}

/** Takes the place of rows out of sight. */
function Gap({ height }: { height: number }) {
  return <tr aria-hidden style={{ height }} />;
}
