import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** Says once that something is on its way; the shapes are for the eye. */
export function Loading({ what = "the page", children }: { what?: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">Loading {what}</span>
      {children}
    </div>
  );
}

const WIDTHS = ["w-40", "w-28", "w-36", "w-24", "w-32"];

function width(row: number): string {
  return WIDTHS[row % WIDTHS.length] ?? "w-32";
}

export function TableSkeleton({ rows = 12, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <div className="overflow-hidden rounded-md border bg-surface">
      {numbers(rows + 1).map((row) => (
        <div
          key={row}
          className={
            row === 0 ? "row-height flex items-center bg-sunken" : "row-height flex items-center border-t"
          }
        >
          {numbers(columns).map((column) => (
            <div key={column} className="flex flex-1 px-3">
              <Skeleton
                className={column === 0 ? width(row) : `ml-auto w-16 ${row === 0 ? "bg-line" : ""}`}
              />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

export function PageSkeleton({ children }: { children?: ReactNode }) {
  return (
    <Loading>
      <div className="px-6 pt-5 pb-4 max-md:px-4">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="mt-2.5 w-80 max-w-full" />
      </div>
      <div className="px-6 max-md:px-4">{children ?? <TableSkeleton />}</div>
    </Loading>
  );
}

/** A page image beside its lines. */
export function StatementSkeleton() {
  return (
    <Loading what="the statement">
      <div className="grid min-h-[70dvh] grid-cols-[3fr_2fr] max-[800px]:grid-cols-1">
        <div className="grid place-items-center border-r bg-sunken p-6">
          <div className="aspect-[17/22] w-full max-w-160 animate-breathe rounded-sm border bg-surface" />
        </div>
        <div className="p-4">
          {numbers(16).map((row) => (
            <div key={row} className="row-height flex items-center gap-6">
              <Skeleton className={width(row)} />
              <Skeleton className="ml-auto w-20" />
            </div>
          ))}
        </div>
      </div>
    </Loading>
  );
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
