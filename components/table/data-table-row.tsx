import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { LinkPending } from "@/components/ui/link-pending";
import type { TableColumn } from "./column";
import { type GridRange, isInRange, isManyCells } from "./grid-move";
import type { GridKeys } from "./use-grid-keys";

export interface DataTableRowProps<Row> {
  row: Row;
  index: number;
  columns: readonly TableColumn<Row>[];
  href: string | undefined;
  isCurrent: boolean;
  range: GridRange;
  cellProps: GridKeys["cellProps"];
}

export function DataTableRow<Row>({ row, index, columns, href, ...rest }: DataTableRowProps<Row>) {
  const { isCurrent, range, cellProps } = rest;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={isCurrent || undefined}
      className={cn("bg-surface hover:bg-sunken", isCurrent && "bg-accent-soft hover:bg-accent-soft")}
    >
      {columns.map((column, columnIndex) => {
        const isSelected = isManyCells(range) && isInRange({ row: index, column: columnIndex }, range);
        const content = column.cell ? column.cell(row) : column.value(row);
        const Cell = column.isRowHeader ? "th" : "td";
        return (
          <Cell
            key={column.id}
            {...(column.isRowHeader ? { scope: "row" } : {})}
            aria-colindex={columnIndex + 1}
            aria-selected={isSelected || undefined}
            {...cellProps(index, columnIndex)}
            className={cn(
              "row-height overflow-hidden whitespace-nowrap border-b px-3 py-0 text-left font-normal print:whitespace-normal print:px-1 print:py-0.5 print:leading-4",
              column.isNumeric && "text-right",
              column.isRowHeader && "sticky left-0 z-[5] bg-inherit font-medium",
              isSelected && "bg-accent-soft",
            )}
          >
            {column.isRowHeader && href !== undefined ? (
              <Link
                data-row-link
                tabIndex={-1}
                href={href}
                title={cutShort(column, row)}
                className="block truncate hover:text-accent hover:underline"
              >
                {content}
                <LinkPending />
              </Link>
            ) : (
              <div className="truncate" title={cutShort(column, row)}>
                {content}
              </div>
            )}
          </Cell>
        );
      })}
    </tr>
  );
}

/** What may be cut short where the column is narrow, to be pointed at; numbers never are. */
function cutShort<Row>({ isNumeric, value }: TableColumn<Row>, row: Row): string | undefined {
  const text = isNumeric ? null : value(row);
  return typeof text === "string" ? text : undefined;
}
