"use client";

import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { Trace } from "@/lib/formula/trace";
import { valueText } from "@/lib/formula/value-text";
import type { TraceDocuments } from "./figure-link";
import { FigureRow } from "./trace-figure-row";
import { TraceRow } from "./trace-row";
import { SettingContext, type TraceSetting, useTraceSetting } from "./trace-setting";

export interface TraceViewProps extends Partial<TraceSetting> {
  trace: Trace;
  documents: TraceDocuments;
}

/** The formula with its numbers: folded to two levels, openable down to the printed figures. */
export function TraceView({ trace, depth = 2, ...setting }: TraceViewProps) {
  return (
    <SettingContext.Provider value={{ ...setting, depth }}>
      <div className="scroll-quiet relative overflow-x-auto text-sm">
        <div className="min-w-80">
          {trace.kind === "compare" ? (
            <Comparison trace={trace} />
          ) : (
            <Node trace={trace} level={0} operator={null} />
          )}
        </div>
      </div>
    </SettingContext.Provider>
  );
}

function Comparison({ trace }: { trace: Trace }) {
  const [left, right] = trace.children;
  const { comparison } = trace;
  if (!left || !right) return <Node trace={trace} level={0} operator={null} />;
  const unit = left.unit === "money" || right.unit === "money" ? "money" : "number";
  return (
    <>
      <Node trace={left} level={0} operator={null} />
      <Node trace={right} level={0} operator={comparison?.operator ?? "="} />
      {comparison && (
        <TraceRow
          level={0}
          isStrong
          label="difference"
          value={comparison.difference}
          unit={unit}
          tone={trace.value === false ? "failed" : undefined}
          aside={unit === "money" ? `tolerance ${valueText(comparison.tolerance, unit)}` : null}
        />
      )}
    </>
  );
}

/** More rows than this are read better when they are asked for. */
const SHOWN_FIGURES = 12;

const SYMBOLS: Partial<Record<Trace["kind"], string>> = {
  add: "+",
  subtract: "−",
  multiply: "×",
  divide: "÷",
};

function Node({ trace, level, operator }: { trace: Trace; level: number; operator: string | null }) {
  const { depth } = useTraceSetting();
  const [isOpen, setIsOpen] = useState(level < depth);
  const [isWhole, setIsWhole] = useState(trace.figures.length <= SHOWN_FIGURES + 2);
  const [only] = trace.figures;
  if (only && isSingle(trace))
    return (
      <FigureRow figure={only} level={level} operator={operator} label={level === 0 ? trace.label : null} />
    );
  const count = trace.figures.length + trace.children.length;
  const figures = isWhole ? trace.figures : trace.figures.slice(0, SHOWN_FIGURES);
  return (
    <>
      <TraceRow
        level={level}
        isStrong={level === 0}
        operator={operator}
        label={trace.label}
        code={trace.text}
        value={typeof trace.value === "boolean" ? null : trace.value}
        unit={trace.unit === "money" ? "money" : "number"}
        missing={trace.missing.join("; ")}
        aside={asideOf(trace)}
        {...(count > 0 ? { isOpen, onToggle: () => setIsOpen(!isOpen) } : {})}
      />
      {isOpen &&
        figures.map((figure) => (
          <FigureRow
            key={figure.source.line}
            figure={figure}
            level={level + 1}
            operator={null}
            label={null}
          />
        ))}
      {isOpen && !isWhole && (
        <button
          type="button"
          onClick={() => setIsWhole(true)}
          className={cn("h-7 rounded-sm px-1.5 font-medium text-accent text-xs hover:bg-sunken")}
          style={{ marginLeft: (level + 1) * 16 + 20 }}
        >
          Show all {trace.figures.length} lines
        </button>
      )}
      {isOpen &&
        trace.children.map((child, index) => (
          <Node
            key={`${index} ${child.text}`}
            trace={child}
            level={level + 1}
            operator={index > 0 ? (SYMBOLS[trace.kind] ?? null) : null}
          />
        ))}
    </>
  );
}

/** A total or an account stands for its one figure; sums list theirs. */
function isSingle({ kind, figures }: Trace): boolean {
  return (kind === "role" || kind === "account") && figures.length === 1;
}

function asideOf(trace: Trace): string | null {
  if (trace.isAbsent) return "no line printed";
  return trace.figures.length > 1 ? `${trace.figures.length} lines` : null;
}
