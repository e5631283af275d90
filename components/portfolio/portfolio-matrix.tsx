"use client";

import Link from "next/link";
import { useCallback, useEffect, useRef } from "react";
import type { ChartPoint } from "@/components/charts/series";
import { Sparkline } from "@/components/charts/sparkline";
import { InGrid } from "@/components/table/cell-link";
import { FigureCell } from "@/components/table/cells";
import type { FigureUnit } from "@/components/table/figure-text";
import { useGridKeys } from "@/components/table/use-grid-keys";
import { cn } from "@/components/ui/class-names";
import { isUntouched, MONTHS_ON_PAPER, type MonthState, monthWords } from "./month-state";
import { StepDots, StepLegend } from "./step-dots";

export interface MatrixMonth {
  /** `2026-03` */
  id: string;
  /** `Mar` */
  label: string;
  /** Starts a group: `2026`. */
  year: string;
}

export interface MatrixMetric {
  id: string;
  label: string;
  unit: FigureUnit;
}

export interface MatrixProperty {
  id: string;
  name: string;
  code: string | null;
  href: string;
  /** A month without an entry is drawn as untouched and leads nowhere. */
  months: readonly MonthState[];
  metrics: Readonly<
    Record<
      string,
      { value: string | null; missing?: string; href?: string; points?: readonly ChartPoint[] } | undefined
    >
  >;
}

export interface PortfolioMatrixProps {
  properties: readonly MatrixProperty[];
  months: readonly MatrixMonth[];
  metrics: readonly MatrixMetric[];
  /** The month that the organisation works on now. */
  currentMonth?: string | null;
}

const PAGE_ROWS = 12;

/** Properties down, months across, five marks a cell: where the portfolio stands, at one look. */
export function PortfolioMatrix({ properties, months, metrics, currentMonth = null }: PortfolioMatrixProps) {
  const frame = useRef<HTMLDivElement | null>(null);
  const showRow = useCallback((row: number) => {
    frame.current?.querySelector(`tr[data-line="${row}"]`)?.scrollIntoView({ block: "nearest" });
  }, []);
  const last = months.at(-1)?.id;
  useEffect(() => {
    if (last !== undefined) showLatest(frame.current);
  }, [last]);
  const keys = useGridKeys({
    rows: properties.length,
    columns: 1 + months.length + metrics.length,
    pageRows: PAGE_ROWS,
    hasHeader: false,
    showRow,
  });
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <div
        ref={frame}
        className="scroll-quiet relative overflow-x-auto rounded-md border bg-surface print:overflow-visible print:border-0"
      >
        <InGrid value={true}>
          <table
            ref={keys.gridRef}
            {...keys.gridProps}
            aria-label="Properties by month"
            className="w-full border-separate border-spacing-0 text-sm"
          >
            <thead>
              <tr>
                <th
                  scope="col"
                  className={cn(
                    headClass,
                    "left-0 z-10 min-w-44 border-r px-4 text-left max-md:min-w-36 print:min-w-0 print:border-r-0 print:px-1",
                  )}
                >
                  Property
                </th>
                {months.map((month, index) => (
                  <th
                    key={month.id}
                    scope="col"
                    aria-current={month.id === currentMonth ? "date" : undefined}
                    className={cn(
                      headClass,
                      "whitespace-nowrap px-2 text-center print:whitespace-normal print:px-0",
                      index < months.length - MONTHS_ON_PAPER && "print:hidden",
                      month.id === currentMonth && "text-ink",
                    )}
                  >
                    {month.label}
                    <span
                      className={cn(
                        "text-faint",
                        index > 0 && months[index - 1]?.year === month.year && "sr-only",
                      )}
                    >
                      {" "}
                      {month.year}
                    </span>
                  </th>
                ))}
                {metrics.map((metric) => (
                  <th
                    key={metric.id}
                    scope="col"
                    className={cn(headClass, "px-3 text-right print:min-w-0 print:px-1")}
                  >
                    {metric.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {properties.map((property, row) => (
                <tr
                  key={property.id}
                  data-line={row}
                  className="group scroll-mt-8 bg-surface hover:bg-sunken"
                >
                  <th
                    scope="row"
                    {...keys.cellProps(row, 0)}
                    className="row-height sticky left-0 z-[5] max-w-60 max-lg:max-w-44 border-r border-b bg-inherit px-4 py-0 text-left font-medium print:static print:border-r-0 print:px-1 2xl:max-w-80"
                  >
                    <Link href={property.href} tabIndex={-1} className="block truncate hover:text-accent">
                      {property.name}
                      {property.code && (
                        <code className="ml-2 font-normal text-faint text-xs max-md:hidden">
                          {property.code}
                        </code>
                      )}
                    </Link>
                  </th>
                  {months.map((month, column) => (
                    <td
                      key={month.id}
                      {...keys.cellProps(row, column + 1)}
                      className={cn(
                        "row-height border-b px-0 py-0",
                        column < months.length - MONTHS_ON_PAPER && "print:hidden",
                        month.id === currentMonth && "bg-accent-soft/60",
                      )}
                    >
                      <MonthCell
                        property={property.name}
                        month={`${month.label} ${month.year}`}
                        state={property.months.find((one) => one.month === month.id) ?? null}
                      />
                    </td>
                  ))}
                  {metrics.map((metric, column) => {
                    const entry = property.metrics[metric.id];
                    return (
                      <td
                        key={metric.id}
                        {...keys.cellProps(row, 1 + months.length + column)}
                        className="row-height border-b px-3 py-0 print:px-1"
                      >
                        <span className="flex items-center justify-end gap-2.5">
                          {entry?.points && (
                            <Sparkline
                              className="max-lg:hidden print:hidden"
                              label={`${metric.label} by month`}
                              points={entry.points}
                              width={56}
                              height={16}
                            />
                          )}
                          <FigureCell
                            unit={metric.unit}
                            className={cn(
                              metric.unit === "money" ? "min-w-20" : "min-w-11",
                              "print:min-w-0 print:text-xs",
                            )}
                            value={entry?.value ?? null}
                            missing={entry?.missing ?? "Not evaluated yet"}
                            {...(entry?.href === undefined ? {} : { href: entry.href })}
                          />
                        </span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </InGrid>
      </div>
      <StepLegend />
    </div>
  );
}

/** Where not all of it fits: the latest month beside the names, with as much before it as there is room for after it all. */
function showLatest(frame: HTMLElement | null): void {
  const names = frame?.querySelector("th");
  const month = frame?.querySelector<HTMLElement>('th[aria-current="date"]');
  if (!frame || !names || !month) return;
  frame.scrollLeft = Math.min(frame.scrollWidth - frame.clientWidth, month.offsetLeft - names.offsetWidth);
}

const headClass =
  "row-height sticky top-0 border-b bg-sunken py-0 font-medium text-muted text-xs print:static";

function MonthCell({
  property,
  month,
  state,
}: {
  property: string;
  month: string;
  state: MonthState | null;
}) {
  if (!state)
    return (
      <span title={`${month}: nothing collected`} className="block text-center text-faint">
        <span aria-hidden>·</span>
        <span className="sr-only">{month}: nothing collected</span>
      </span>
    );
  const words = `${property}, ${month}: ${monthWords(state.steps)}`;
  const note = state.note ? `. ${state.note}` : "";
  return (
    <Link
      href={state.href}
      tabIndex={-1}
      aria-label={`${words}${note}`}
      title={`${words}${note}`}
      className={cn(
        "grid h-full place-items-center rounded-sm px-2 hover:bg-accent-soft print:px-0",
        isUntouched(state.steps) && "opacity-60",
      )}
    >
      <StepDots steps={state.steps} />
    </Link>
  );
}
