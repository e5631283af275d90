import type { ReactNode } from "react";

export interface EmptyStateProps {
  title: string;
  /** What would be here, and how it comes to be. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  /** A lesser way, where there is one. */
  other?: ReactNode;
  heading?: "h1" | "h2" | "h3";
}

/** Says that there is nothing yet, and never fills the gap with made-up numbers. */
export function EmptyState({ title, children, action, other, heading: Heading = "h2" }: EmptyStateProps) {
  return (
    <div className="mx-auto grid max-w-112 justify-items-center gap-1.5 px-4 py-12 text-center">
      <Heading className="font-semibold text-lg">{title}</Heading>
      {children && <div className="text-muted">{children}</div>}
      {(action || other) && (
        <div className="mt-4 flex flex-wrap justify-center gap-2">
          {action}
          {other}
        </div>
      )}
    </div>
  );
}
