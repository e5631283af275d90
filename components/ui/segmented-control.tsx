"use client";

import { ToggleGroup as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface Segment {
  value: string;
  label: string;
  /** Shown instead of the label, which is then said. */
  icon?: ReactNode;
}

export interface SegmentedControlProps {
  label: string;
  segments: readonly Segment[];
  value: string;
  onChange: (value: string) => void;
  className?: string;
}

/** One of a few, all in sight. One is always chosen. */
export function SegmentedControl({ label, segments, value, onChange, className }: SegmentedControlProps) {
  return (
    <Radix.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(chosen) => chosen && onChange(chosen)}
      className={cn("inline-flex rounded-md border bg-sunken p-px print:hidden", className)}
    >
      {segments.map((segment) => (
        <Radix.Item
          key={segment.value}
          value={segment.value}
          aria-label={segment.icon ? segment.label : undefined}
          title={segment.icon ? segment.label : undefined}
          className="inline-flex h-6 min-w-6 items-center justify-center whitespace-nowrap rounded-[5px] px-2 text-muted text-xs hover:text-ink data-[state=on]:bg-surface data-[state=on]:font-medium data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line-strong)] [&_svg]:size-3.5"
        >
          {segment.icon ?? segment.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
