import type { ReactNode } from "react";
import { cn } from "./class-names";
import { MeaningIcon } from "./meaning-icon";
import type { Meaning } from "./status";

const CHIPS: Record<Meaning, string> = {
  proven: "border-proven/25 bg-proven-soft text-proven",
  warned: "border-warned/25 bg-warned-soft text-warned",
  failed: "border-failed/25 bg-failed-soft text-failed",
  unknown: "hatched border-line-strong bg-unknown-soft text-unknown",
  repaired: "border-repaired/25 bg-repaired-soft text-repaired",
  neutral: "border-line-strong bg-sunken text-muted",
  active: "border-accent/25 bg-accent-soft text-accent",
};

export interface StatusChipProps {
  meaning: Meaning;
  /** The word; colour and icon only repeat it. */
  children: ReactNode;
  title?: string;
  className?: string;
}

/** A state in one word, with its colour and its icon. */
export function StatusChip({ meaning, children, title, className }: StatusChipProps) {
  return (
    <span
      title={title}
      className={cn(
        "inline-flex h-5 max-w-full shrink-0 items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 align-top font-medium text-2xs",
        CHIPS[meaning],
        className,
      )}
    >
      <MeaningIcon meaning={meaning} className="size-3" />
      <span className="truncate">{children}</span>
    </span>
  );
}
