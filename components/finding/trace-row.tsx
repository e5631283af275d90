import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Missing } from "@/components/table/cells";
import { cn } from "@/components/ui/class-names";
import { valueText } from "@/lib/formula/value-text";

export interface TraceRowProps {
  level: number;
  label: ReactNode;
  /** The text form of the node, shown on hover. */
  code?: string;
  operator?: string | null;
  value: string | null;
  unit: "money" | "number";
  missing?: string;
  /** Right of the number: where it is printed, how many lines it sums. */
  aside?: ReactNode;
  isStrong?: boolean;
  isLit?: boolean;
  tone?: "failed" | undefined;
  isOpen?: boolean;
  onToggle?: () => void;
  onPointerEnter?: () => void;
  onPointerLeave?: () => void;
}

const INDENT_PIXELS = 16;

/** One line of a trace: what, how much, and where it comes from. */
export function TraceRow(props: TraceRowProps) {
  const {
    level,
    label,
    code,
    operator,
    value,
    unit,
    missing,
    aside,
    isStrong,
    isLit,
    tone,
    isOpen,
    onToggle,
  } = props;
  return (
    <div
      className={cn(
        "grid min-h-7 grid-cols-[minmax(0,1fr)_120px_104px] items-center gap-x-3 max-md:grid-cols-[minmax(0,1fr)_96px_60px] max-md:gap-x-2 rounded-sm px-1 hover:bg-sunken",
        isStrong && "border-t first:border-t-0",
        isLit && "bg-lit hover:bg-lit",
      )}
      onPointerEnter={props.onPointerEnter}
      onPointerLeave={props.onPointerLeave}
    >
      <span className="flex min-w-0 items-center" style={{ paddingLeft: level * INDENT_PIXELS }}>
        {onToggle ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={isOpen ? "Fold" : "Open"}
            onClick={onToggle}
            className="-ml-1 grid size-6 shrink-0 place-items-center rounded-sm text-faint hover:text-ink"
          >
            <ChevronRight
              aria-hidden
              className={cn("size-3.5 transition-transform", isOpen && "rotate-90")}
            />
          </button>
        ) : (
          <span className="w-5 shrink-0" />
        )}
        <span className="w-4 shrink-0 text-center text-faint">{operator}</span>
        <span title={code} className={cn("truncate", isStrong && "font-medium")}>
          {label}
        </span>
      </span>
      <Amount
        value={value}
        unit={unit}
        missing={missing}
        className={cn(isStrong && "font-medium", tone === "failed" && "text-failed")}
      />
      <span className="truncate text-faint text-xs">{aside}</span>
    </div>
  );
}

interface AmountProps {
  value: string | null;
  unit: "money" | "number";
  missing: string | undefined;
  className: string;
}

function Amount({ value, unit, missing, className }: AmountProps) {
  if (value === null) return <Missing reason={missing || "Not known"} className="text-right" />;
  const text = valueText(value, unit);
  if (!text.startsWith("-")) return <span className={cn("text-right tabular-nums", className)}>{text}</span>;
  return (
    <span className={cn("text-right tabular-nums", className)}>
      <span aria-hidden>({text.slice(1)})</span>
      <span className="sr-only">minus {text.slice(1)}</span>
    </span>
  );
}
