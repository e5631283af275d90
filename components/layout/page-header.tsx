import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

export interface PageHeaderProps {
  title: string;
  /** State of what the page shows, as a `StatusChip`. */
  chip?: ReactNode;
  /** One line of facts under the title. */
  facts?: ReactNode;
  /** The one primary action. */
  action?: ReactNode;
  /** Lesser actions, before it. */
  others?: ReactNode;
  /** Tabs, which end the header with their own hairline. */
  tabs?: ReactNode;
}

export function PageHeader({ title, chip, facts, action, others, tabs }: PageHeaderProps) {
  return (
    <header className={cn("px-6 pt-5 max-md:px-4 max-md:pt-4 print:px-0 print:pt-0", tabs ? "pb-0" : "pb-4")}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 max-w-full flex-1 basis-60">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="font-semibold text-xl tracking-[-0.01em]">{title}</h1>
            {chip}
          </div>
          {facts && <div className="mt-0.5 text-muted text-sm">{facts}</div>}
        </div>
        {(action || others) && (
          <div className="flex flex-wrap items-center gap-2 print:hidden">
            {others}
            {action}
          </div>
        )}
      </div>
      {tabs && <div className="mt-3">{tabs}</div>}
    </header>
  );
}

/** What stands under a page header, with the same margins. */
export function PageBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn("px-6 pb-10 *:min-w-0 max-md:px-4 print:p-0", className)}>{children}</div>;
}

/**
 * A page that fills the window and scrolls only in its parts: a statement, a finding. On paper, and where page and
 * lines stand above each other, it grows as it needs to.
 */
export function PageFill({ header, children }: { header?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex h-[calc(100dvh-48px)] flex-col max-[800px]:h-auto print:block print:h-auto">
      {header}
      <div className="min-h-0 flex-1">{children}</div>
    </div>
  );
}
