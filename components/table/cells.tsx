import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { MeaningIcon } from "@/components/ui/meaning-icon";
import type { Meaning } from "@/components/ui/status";
import { formatDate, formatWindow } from "@/lib/dates/format-date";
import { type PlainDate, parsePlainDate } from "@/lib/dates/plain-date";
import type { Window } from "@/lib/dates/window";
import { CellLink } from "./cell-link";
import { type FigureUnit, figureText } from "./figure-text";

export interface FigureCellProps {
  /** Canonical (`-1234.56`); null where there is none. */
  value: string | null;
  /** Why there is none: shown on hover and said. */
  missing?: string | undefined;
  /** Where the number comes from: its statement line, its box. */
  href?: string | undefined;
  className?: string | undefined;
}

export function MoneyCell(props: FigureCellProps) {
  return <FigureCell {...props} unit="money" />;
}

export function RatioCell(props: FigureCellProps) {
  return <FigureCell {...props} unit="ratio" />;
}

export function CountCell(props: FigureCellProps) {
  return <FigureCell {...props} unit="count" />;
}

/** A number as numbers look here. A missing one is a dash with its reason, never a zero. */
export function FigureCell({
  value,
  unit,
  missing,
  href,
  className,
}: FigureCellProps & { unit: FigureUnit }) {
  const text = value === null ? null : figureText(value, unit);
  if (text === null)
    return <Missing reason={missing ?? "No figure"} className={cn("text-right", className)} />;
  const number = (
    <span className={cn("block whitespace-nowrap text-right tabular-nums", className)}>
      {text.said === null ? (
        text.shown
      ) : (
        <>
          <span aria-hidden>{text.shown}</span>
          <span className="sr-only">{text.said}</span>
        </>
      )}
    </span>
  );
  return href === undefined ? number : <CellLink href={href}>{number}</CellLink>;
}

export function Missing({ reason, className }: { reason: string; className?: string }) {
  return (
    <span title={reason} className={cn("block text-faint", className)}>
      <span aria-hidden>—</span>
      <span className="sr-only">none: {reason}</span>
    </span>
  );
}

/** `31 Mar 2026` */
export function DateCell({ date, missing }: { date: PlainDate | null; missing?: string }) {
  if (date === null || parsePlainDate(date) === null) return <Missing reason={missing ?? "No date"} />;
  return (
    <time dateTime={date} className="whitespace-nowrap">
      {formatDate(date)}
    </time>
  );
}

/** `Mar 2026`, `Jan–Mar 2026`, `31 Mar 2026` */
export function PeriodCell({ window, missing }: { window: Window | null; missing?: string }) {
  if (window === null) return <Missing reason={missing ?? "No period"} />;
  return <span className="whitespace-nowrap">{formatWindow(window)}</span>;
}

/** A state in colour, icon and word, without the frame of a chip: for columns of them. */
export function StatusCell({
  meaning,
  children,
  title,
}: {
  meaning: Meaning;
  children: ReactNode;
  title?: string;
}) {
  return (
    <span title={title} className="inline-flex max-w-full items-center gap-1.5 whitespace-nowrap align-top">
      <MeaningIcon meaning={meaning} />
      <span className="truncate">{children}</span>
    </span>
  );
}

/** An account, a rule, a hash: in the mono face. */
export function CodeCell({ code, missing }: { code: string | null; missing?: string }) {
  if (code === null) return <Missing reason={missing ?? "No code is printed"} />;
  return <code className="whitespace-nowrap text-muted text-xs">{code}</code>;
}
