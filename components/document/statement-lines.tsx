"use client";

import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef } from "react";
import { InGrid } from "@/components/table/cell-link";
import { FigureCell } from "@/components/table/cells";
import { useGridKeys } from "@/components/table/use-grid-keys";
import { cn } from "@/components/ui/class-names";
import { MeaningIcon } from "@/components/ui/meaning-icon";
import { PROOFS } from "@/components/ui/status";
import { figureWidths } from "./figure-widths";
import { showInList } from "./show-in-list";
import {
  changeOf,
  nextUnproven,
  type StatementColumn,
  type StatementFigure,
  type StatementRow,
} from "./statement-row";
import { useFollowing } from "./use-following";

export interface StatementLinesProps {
  label: string;
  rows: readonly StatementRow[];
  /** So many of them are rendered, from the first on; the width of the columns is that of all. */
  shown: number;
  column: StatementColumn;
  litId: string | null;
  selectedId: string | null;
  onLight: (id: string | null) => void;
  /** `isRequest` is false for arrow keys: they light the box up, and the page stays where it is. */
  onSelect: (id: string, isRequest: boolean) => void;
}

const COLUMNS = 5;
/** Rows that a page key passes over; the list scrolls in a frame of about this height. */
const PAGE_ROWS = 15;
const FIGURE_COLUMN = 1;

export function StatementLines({
  label,
  rows,
  shown,
  column,
  litId,
  selectedId,
  onLight,
  onSelect,
}: StatementLinesProps) {
  const frame = useRef<HTMLDivElement | null>(null);
  const widths = useMemo(() => figureWidths(rows, column), [rows, column]);
  const showRow = useCallback((row: number) => showInList(frame.current, row), []);
  const selected = rows.findIndex(({ id }) => id === selectedId);
  const keys = useGridKeys({
    rows: rows.length,
    columns: COLUMNS,
    pageRows: PAGE_ROWS,
    hasHeader: false,
    showRow,
    initial: { row: Math.max(selected, 0), column: FIGURE_COLUMN },
    onMove: ({ row }) => rows[row] && onSelect(rows[row].id, false),
  });
  const { place, move } = keys;
  useFollowing({ selected, place: place.row, frame, move: (row) => move({ row, column: FIGURE_COLUMN }) });

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[place.row];
    if (event.key === "Tab") {
      const direction = event.shiftKey ? -1 : 1;
      const next = nextUnproven(rows, { column: column.key, from: place.row, direction });
      if (next === null) return;
      event.preventDefault();
      move({ row: next, column: FIGURE_COLUMN });
      if (rows[next]) onSelect(rows[next].id, true);
    } else if (event.key === "Enter" && row) {
      event.preventDefault();
      onSelect(row.id, true);
    } else keys.gridProps.onKeyDown(event);
  };
  return (
    <div
      ref={frame}
      className="scroll-quiet @container relative h-full overflow-auto bg-surface print:overflow-visible"
      onPointerLeave={() => onLight(null)}
    >
      <InGrid value={true}>
        <table
          ref={keys.gridRef}
          {...keys.gridProps}
          onKeyDown={onKeyDown}
          aria-label={label}
          className="w-full min-w-110 table-fixed border-separate border-spacing-0 text-sm print:min-w-0"
        >
          <colgroup>
            <col />
            <FigureColumn digits={widths.printed} />
            <FigureColumn digits={widths.prior} />
            <FigureColumn digits={widths.change} />
            <col className="w-8 print:w-24" />
          </colgroup>
          <thead>
            <tr>
              <HeadCell isText>Line</HeadCell>
              <HeadCell title={column.label}>
                <span className="print:hidden">Printed</span>
                <span className="hidden print:inline">{column.label}</span>
              </HeadCell>
              <HeadCell>{column.priorLabel ?? "Prior"}</HeadCell>
              <HeadCell>Change</HeadCell>
              <HeadCell isText>
                <span className="sr-only print:not-sr-only">Proof</span>
              </HeadCell>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              <Line
                key={row.id}
                row={row}
                index={index}
                column={column}
                isLit={row.id === litId}
                isSelected={row.id === selectedId}
                cellProps={keys.cellProps}
                onLight={onLight}
                onRequest={() => onSelect(row.id, true)}
              />
            ))}
          </tbody>
        </table>
      </InGrid>
    </div>
  );
}

/** Digits are one `ch` each; the rest is the room beside them. */
function FigureColumn({ digits }: { digits: number }) {
  return <col style={{ width: `calc(${digits}ch + 18px)` }} />;
}

interface HeadCellProps {
  children: ReactNode;
  title?: string;
  isText?: boolean;
}

function HeadCell({ children, title, isText = false }: HeadCellProps) {
  return (
    <th
      title={title}
      scope="col"
      className={cn(
        "row-height sticky top-0 z-10 truncate border-b bg-sunken px-1.5 font-medium text-muted text-xs first:pl-4 print:static",
        isText ? "text-left" : "text-right",
      )}
    >
      {children}
    </th>
  );
}

interface LineProps {
  row: StatementRow;
  index: number;
  column: StatementColumn;
  isLit: boolean;
  isSelected: boolean;
  cellProps: ReturnType<typeof useGridKeys>["cellProps"];
  onLight: (id: string | null) => void;
  onRequest: () => void;
}

function Line({ row, index, column, isLit, isSelected, cellProps, onLight, onRequest }: LineProps) {
  const figure = row.figures[column.key];
  const isHeader = row.kind === "header";
  const isTotal = row.kind === "subtotal";
  const cellClass = cn("row-height border-line border-b px-1.5 py-0", isTotal && "border-t border-t-control");
  const change = figure && column.unit === "money" ? changeOf(figure) : null;
  return (
    <tr
      data-line={index}
      aria-selected={isSelected}
      onPointerEnter={() => onLight(row.id)}
      onClick={onRequest}
      className={cn(
        "scroll-mt-20 bg-surface",
        isTotal && "font-semibold",
        isHeader && "font-medium text-muted",
        isLit && "bg-sunken",
        isSelected && "bg-accent-soft",
      )}
    >
      <th
        scope="row"
        {...cellProps(index, 0)}
        title={row.code === null ? row.name : `${row.code} ${row.name}`}
        className={cn(
          cellClass,
          "sticky left-0 z-[5] bg-inherit pl-4 text-left leading-4",
          isTotal ? "font-semibold" : isHeader ? "font-medium" : "font-normal",
          isSelected && "shadow-[inset_2px_0_0_var(--accent)]",
        )}
      >
        <span className={isHeader ? "whitespace-nowrap" : "line-clamp-2 print:line-clamp-none"}>
          {row.code && (
            <code className="font-normal text-faint text-xs @max-[560px]:sr-only print:not-sr-only">
              {row.code}{" "}
            </code>
          )}
          <span className={cn(isHeader && "text-xs uppercase tracking-[0.04em]")}>{row.name}</span>
        </span>
      </th>
      <td {...cellProps(index, 1)} className={cellClass}>
        {figure ? <Printed figure={figure} unit={column.unit} /> : null}
      </td>
      <td {...cellProps(index, 2)} className={cn(cellClass, "font-normal text-muted text-xs")}>
        {figure && (
          <FigureCell
            unit={column.unit}
            value={figure.prior}
            missing={figure.priorMissing ?? "Nothing is printed before"}
          />
        )}
      </td>
      <td {...cellProps(index, 3)} className={cn(cellClass, "font-normal text-muted text-xs")}>
        {figure && column.unit === "money" && (
          <FigureCell unit="money" value={change} missing="One of the two is missing" />
        )}
      </td>
      <td {...cellProps(index, 4)} className={cn(cellClass, "sticky right-0 z-[5] bg-inherit")}>
        {figure?.status && (
          <span
            title={figure.because}
            className="flex items-center justify-center gap-1 print:justify-start print:font-normal print:text-xs"
          >
            <MeaningIcon
              meaning={PROOFS[figure.status].meaning}
              word={`${PROOFS[figure.status].word}: ${figure.because}`}
              className={cn(figure.status === "proven" && "opacity-70 print:opacity-100")}
            />
            <span className="hidden whitespace-nowrap print:inline">{PROOFS[figure.status].word}</span>
          </span>
        )}
      </td>
    </tr>
  );
}

function Printed({ figure, unit }: { figure: StatementFigure; unit: StatementColumn["unit"] }) {
  return (
    <>
      <FigureCell
        unit={unit}
        value={figure.value}
        className={cn(
          figure.status === "unproven" && "underline decoration-dashed decoration-warned underline-offset-3",
        )}
      />
      {figure.asRead !== null && figure.asRead !== figure.value && (
        <s
          title={`Read as ${figure.asRead}`}
          className="block text-right font-normal text-2xs text-repaired leading-3"
        >
          {figure.asRead}
        </s>
      )}
    </>
  );
}
