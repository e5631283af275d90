"use client";

import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from "react";
import { type GridPlace, type GridRange, type GridShape, gridMove, rangeBetween } from "./grid-move";

export interface GridKeysOptions extends GridShape {
  /** Where the tab key enters first; default the first cell. */
  initial?: GridPlace;
  /** Brings a row among those that are rendered. */
  showRow?: (row: number) => void;
  /** Told on every move, by key or by mouse. */
  onMove?: (place: GridPlace) => void;
}

export interface GridKeys {
  place: GridPlace;
  range: GridRange;
  gridRef: React.RefObject<HTMLTableElement | null>;
  /** On the table, which becomes a grid: rows and cells keep the meaning that their tags have. */
  gridProps: { role: "grid"; "aria-multiselectable": true; onKeyDown: (event: KeyboardEvent) => void };
  /** On each cell: exactly one of them takes the tab key. */
  cellProps: (row: number, column: number) => CellProps;
  move: (place: GridPlace) => void;
}

interface CellProps {
  tabIndex: 0 | -1;
  "data-row": number;
  "data-column": number;
  onFocus: () => void;
  onMouseDown: (event: MouseEvent) => void;
}

/**
 * One tab stop for a whole grid, arrows inside, a selection with Shift. Links and buttons in cells take no tab key of
 * their own: Enter presses the first one of the cell, or else of the row.
 */
export function useGridKeys({ showRow, onMove, initial, ...shape }: GridKeysOptions): GridKeys {
  const { rows, columns, pageRows, hasHeader } = shape;
  const gridRef = useRef<HTMLTableElement | null>(null);
  const [wanted, setPlace] = useState<GridPlace>(initial ?? { row: 0, column: 0 });
  const [anchor, setAnchor] = useState<GridPlace | null>(null);
  const isFocusDue = useRef(false);
  const place = inside(wanted, shape);

  const go = useCallback(
    (next: GridPlace, isExtending: boolean) => {
      isFocusDue.current = true;
      setAnchor((before) => (isExtending ? (before ?? place) : null));
      setPlace(next);
      if (next.row >= 0) showRow?.(next.row);
      onMove?.(next);
    },
    [place, showRow, onMove],
  );

  // The cell may have to be rendered first, so that the focus follows a moment after the move.
  useEffect(() => {
    if (!isFocusDue.current) return;
    const cell = cellAt(gridRef.current, place);
    if (!cell) return;
    isFocusDue.current = false;
    if (document.activeElement !== cell)
      cell.focus({ preventScroll: showRow !== undefined && place.row >= 0 });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const next = gridMove(place, event, { rows, columns, pageRows, hasHeader });
    if (next) {
      event.preventDefault();
      go(next, event.shiftKey && next.row >= 0);
    } else if (event.key === "Enter" || event.key === " ") {
      if (pressCell(gridRef.current, place, event.target)) event.preventDefault();
    } else if (event.key === "Escape" && anchor) {
      setAnchor(null);
    } else if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      setAnchor({ row: 0, column: 0 });
      setPlace({ row: rows - 1, column: columns - 1 });
    }
  };

  const cellProps = (row: number, column: number): CellProps => ({
    tabIndex: row === place.row && column === place.column ? 0 : -1,
    "data-row": row,
    "data-column": column,
    onFocus: () => {
      if (row !== place.row || column !== place.column) setPlace({ row, column });
    },
    onMouseDown: (event) => {
      if (event.button !== 0) return;
      if (event.shiftKey) event.preventDefault();
      go({ row, column }, event.shiftKey);
    },
  });

  return {
    place,
    range: rangeBetween(anchor ?? place, place),
    gridRef,
    gridProps: { role: "grid", "aria-multiselectable": true, onKeyDown },
    cellProps,
    move: (next) => go(next, false),
  };
}

/** Rows may have gone since the place was chosen. */
function inside({ row, column }: GridPlace, { rows, columns, hasHeader }: GridShape): GridPlace {
  const first = hasHeader && rows === 0 ? -1 : 0;
  return {
    row: Math.max(Math.min(row, rows - 1), Math.min(row, first)),
    column: Math.max(Math.min(column, columns - 1), 0),
  };
}

function cellAt(grid: HTMLElement | null, { row, column }: GridPlace): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ?? null;
}

const PRESSABLE = "a[href], button:not(:disabled)";

/** True when there was something to press. A control that has the focus itself takes the key on its own. */
function pressCell(grid: HTMLElement | null, place: GridPlace, target: EventTarget): boolean {
  const cell = cellAt(grid, place);
  if (!cell || target !== cell) return false;
  const control =
    cell.querySelector<HTMLElement>(PRESSABLE) ??
    cell.closest("tr")?.querySelector<HTMLElement>(`[data-row-link], ${PRESSABLE}`);
  control?.click();
  return control !== null && control !== undefined;
}
