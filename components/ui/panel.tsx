import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface PanelProps {
  title?: ReactNode;
  /** Beside the title, at the right. */
  actions?: ReactNode;
  /** Contents reach the edges: a table, a list of rows. */
  isFlush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A part of a page: a hairline and a heading, no card, no shadow. */
export function Panel({ title, actions, isFlush = false, className, children }: PanelProps) {
  return (
    <section className={cn("min-w-0 rounded-md border bg-surface", className)}>
      {(title || actions) && (
        <header className="flex min-h-10 items-center gap-3 border-b px-4 py-1">
          <h2 className="min-w-0 flex-1 truncate font-semibold text-sm">{title}</h2>
          {actions}
        </header>
      )}
      <div className={isFlush ? "min-w-0" : "p-4"}>{children}</div>
    </section>
  );
}
