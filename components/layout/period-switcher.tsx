"use client";

import { ChevronDown, ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { LinkPending } from "@/components/ui/link-pending";

export interface PeriodOption {
  /** `2026-03` */
  id: string;
  /** `Mar 2026` */
  label: string;
  href: string;
  /** `locked`, `3 findings` */
  hint?: string;
}

export interface PeriodSwitcherProps {
  /** Id of the present one. */
  current: string;
  /** Latest first. */
  options: readonly PeriodOption[];
}

/**
 * The period in sight, the ones before and after it by `[` and `]`, and all of them in a list. The neighbours are fetched
 * ahead, so that they appear at once.
 */
export function PeriodSwitcher({ current, options }: PeriodSwitcherProps) {
  const index = options.findIndex(({ id }) => id === current);
  const items = options.map((option) => ({
    id: option.id,
    label: option.label,
    href: option.href,
    isChecked: option.id === current,
    ...(option.hint === undefined ? {} : { hint: option.hint }),
  }));
  return (
    <div className="flex shrink-0 items-center">
      <Step option={options[index + 1]} keys="[" name="Earlier period">
        <ChevronLeft aria-hidden className="size-4" />
      </Step>
      <DropdownMenu
        groups={[{ id: "periods", label: "Periods", items }]}
        trigger={
          <button
            type="button"
            data-shortcut="g m"
            data-shortcut-label="Choose a period"
            aria-label={`Period: ${options[index]?.label ?? "none"}`}
            className="flex h-7 items-center gap-1 rounded-md px-1.5 font-medium hover:bg-sunken"
          >
            {options[index]?.label ?? "Choose a period"}
            <ChevronDown aria-hidden className="size-3.5 text-faint" />
          </button>
        }
      />
      <Step option={options[index - 1]} keys="]" name="Later period">
        <ChevronRight aria-hidden className="size-4" />
      </Step>
    </div>
  );
}

interface StepProps {
  option: PeriodOption | undefined;
  keys: string;
  name: string;
  children: React.ReactNode;
}

function Step({ option, keys, name, children }: StepProps) {
  const className = "grid size-7 place-items-center rounded-md text-muted";
  if (!option)
    return (
      <span aria-hidden className={cn(className, "opacity-30")}>
        {children}
      </span>
    );
  return (
    <Link
      href={option.href}
      prefetch
      aria-label={`${name}: ${option.label}`}
      data-shortcut={keys}
      data-shortcut-label={name}
      className={cn(className, "hover:bg-sunken hover:text-ink")}
    >
      {children}
      <LinkPending />
    </Link>
  );
}
