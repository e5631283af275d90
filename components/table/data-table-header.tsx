import { ArrowDown, ArrowUp } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import type { TableColumn } from "./column";
import { nextSort, type Sort } from "./sort";
import type { GridKeys } from "./use-grid-keys";

export interface DataTableHeaderProps<Row> {
  columns: readonly TableColumn<Row>[];
  sort: Sort | null;
  onSort: (sort: Sort | null) => void;
  cellProps: GridKeys["cellProps"];
}

export function DataTableHeader<Row>({ columns, sort, onSort, cellProps }: DataTableHeaderProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column, index) => {
          const isSortable = column.isSortable ?? true;
          const next = nextSort(sort, column.id, column.isDescendingFirst ?? column.isNumeric ?? false);
          const name = <HeaderName header={column.header} direction={directionOf(column, sort)} />;
          return (
            <th
              key={column.id}
              scope="col"
              aria-colindex={index + 1}
              aria-sort={isSortable ? (directionOf(column, sort) ?? "none") : undefined}
              {...cellProps(-1, index)}
              className={cn(
                "row-height sticky top-0 z-10 border-b bg-sunken p-0 text-left font-medium print:static",
                column.isRowHeader && "left-0 z-20",
              )}
            >
              {/* A button would not be painted where the header comes again on the next sheet. */}
              <span
                className={cn(
                  "hidden px-1 text-2xs text-muted print:block",
                  column.isNumeric && "text-right",
                )}
              >
                {column.header}
              </span>
              {!isSortable ? (
                <span className={headerClass(column)}>{name}</span>
              ) : (
                <button
                  type="button"
                  tabIndex={-1}
                  onClick={() => onSort(next)}
                  className={headerClass(column)}
                >
                  {name}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function directionOf<Row>(column: TableColumn<Row>, sort: Sort | null): "ascending" | "descending" | null {
  if (sort?.column !== column.id) return null;
  return sort.isDescending ? "descending" : "ascending";
}

function headerClass<Row>(column: TableColumn<Row>): string {
  return cn(
    "flex h-[calc(var(--row)-1px)] w-full min-w-0 items-center gap-1 px-3 font-medium text-muted text-xs hover:text-ink print:hidden",
    column.isNumeric && "justify-end",
  );
}

function HeaderName({ header, direction }: { header: string; direction: ReturnType<typeof directionOf> }) {
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <>
      <span className="truncate">{header}</span>
      {direction && <Arrow aria-hidden className="size-3 shrink-0 text-accent" />}
    </>
  );
}
