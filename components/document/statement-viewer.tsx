"use client";

import { ChevronDown } from "lucide-react";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { PROOFS } from "@/components/ui/status";
import { PageCanvas, type PageCanvasHandle } from "./page-canvas";
import type { PageBox, PageView } from "./page-view";
import { ProofCoverage } from "./proof-coverage";
import { SplitView } from "./split-view";
import { StatementLines } from "./statement-lines";
import { nextUnproven, type StatementColumn, type StatementRow } from "./statement-row";

export interface StatementViewerProps {
  /** `Balance sheet of Harbor Point, 31 Mar 2026` */
  label: string;
  /** Ids are page numbers. */
  pages: readonly PageView[];
  rows: readonly StatementRow[];
  columns: readonly StatementColumn[];
  /** Of the whole statement, all columns. */
  coverage: { figures: number; proven: number; repaired: number };
  /** A line to arrive at, and its column. */
  initialLine?: string | null;
  initialColumn?: string | null;
}

/** As many as a tall screen has room for. They are painted first, so that the next statement is in sight at once; the rest follows. */
const FIRST_ROWS = 32;

/** The page beside its lines: what is pointed at on one side lights up on the other. */
export function StatementViewer(props: StatementViewerProps) {
  const { label, pages, rows, columns, coverage, initialLine = null, initialColumn = null } = props;
  const [columnKey, setColumnKey] = useState(initialColumn ?? columns[0]?.key ?? "");
  const [litId, setLitId] = useState<string | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(initialLine);
  const canvas = useRef<PageCanvasHandle>(null);
  const column = columns.find(({ key }) => key === columnKey) ?? columns[0];
  const from = rows.findIndex(({ id }) => id === selectedId);
  const shown = useDeferredValue(rows.length, Math.max(from, 0) + FIRST_ROWS);
  const boxes = useMemo(() => (column ? boxesOf(rows.slice(0, shown), column) : []), [rows, shown, column]);
  const select = useCallback((id: string, isRequest: boolean) => {
    setSelectedId(id);
    if (isRequest) canvas.current?.reveal(id);
  }, []);
  if (!column) return null;

  const next = nextToProve(rows, columns, { column, from });
  const goToNext = () => {
    if (!next) return;
    setColumnKey(next.column.key);
    select(next.row.id, true);
  };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-y bg-surface px-4 py-1.5 print:border-0">
        <ProofCoverage {...coverage} />
        <div className="ml-auto flex items-center gap-3 max-md:ml-0 max-md:w-full max-md:overflow-x-auto">
          {columns.length > 1 && (
            <SegmentedControl
              label="Column"
              value={column.key}
              onChange={setColumnKey}
              segments={columns.map(({ key, label: name }) => ({ value: key, label: name }))}
            />
          )}
          {next && (
            <Button size="small" onClick={goToNext} data-shortcut="n" data-shortcut-label="Next not proven">
              Next not proven
              <ChevronDown aria-hidden />
            </Button>
          )}
        </div>
      </div>
      <SplitView
        name="statement"
        leftLabel="the page"
        initial={54}
        className="flex-1"
        left={
          <PageCanvas
            ref={canvas}
            name="statement"
            label={label}
            pages={pages}
            boxes={boxes}
            litId={litId}
            selectedId={selectedId}
            onLight={setLitId}
            onSelect={setSelectedId}
            arriveAt={initialLine}
          />
        }
        right={
          <StatementLines
            label={`Lines: ${label}`}
            rows={rows}
            shown={shown}
            column={column}
            litId={litId}
            selectedId={selectedId}
            onLight={setLitId}
            onSelect={select}
          />
        }
      />
    </div>
  );
}

interface ToProve {
  row: StatementRow;
  column: StatementColumn;
}

/** After the line in sight, then from the top of its column, then in the columns beside it; null when all are proven. */
function nextToProve(
  rows: readonly StatementRow[],
  columns: readonly StatementColumn[],
  at: { column: StatementColumn; from: number },
): ToProve | null {
  const others = columns.filter(({ key }) => key !== at.column.key);
  const starts = [at, ...[at.column, ...others].map((column) => ({ column, from: -1 }))];
  for (const { column, from } of starts) {
    const index = nextUnproven(rows, { column: column.key, from, direction: 1 });
    const row = index === null ? undefined : rows[index];
    if (row) return { row, column };
  }
  return null;
}

/** The figure of each line in the chosen column; for headings the line itself. */
function boxesOf(rows: readonly StatementRow[], column: StatementColumn): PageBox[] {
  return rows.map((row) => {
    const figure = row.figures[column.key];
    const name = row.code === null ? row.name : `${row.code} ${row.name}`;
    if (!figure)
      return { id: row.id, pageId: String(row.page), box: row.box, meaning: "neutral", label: name };
    const { meaning, word } = figure.status
      ? PROOFS[figure.status]
      : { meaning: "neutral" as const, word: "" };
    const label = [`${name} ${figure.value}`, word].filter(Boolean).join(", ");
    return { id: row.id, pageId: String(figure.page), box: figure.box, meaning, label };
  });
}
