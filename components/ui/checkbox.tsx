"use client";

import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names";

export interface CheckboxProps {
  id: string;
  label: ReactNode;
  hint?: string;
  name?: string;
  checked?: boolean | "indeterminate";
  defaultChecked?: boolean;
  isDisabled?: boolean;
  onChange?: (checked: boolean) => void;
  className?: string;
}

export function Checkbox({ id, label, hint, name, checked, defaultChecked, ...rest }: CheckboxProps) {
  const { isDisabled = false, onChange, className } = rest;
  return (
    <div className={cn("flex min-h-6 items-start gap-2", className)}>
      <Radix.Root
        id={id}
        {...(name === undefined ? {} : { name })}
        {...(checked === undefined ? {} : { checked })}
        {...(defaultChecked === undefined ? {} : { defaultChecked })}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...(onChange ? { onCheckedChange: (state) => onChange(state === true) } : {})}
        className="group relative mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border border-control bg-surface after:absolute after:-inset-1 disabled:opacity-55 data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
      >
        <Radix.Indicator className="text-on-accent">
          <Check aria-hidden strokeWidth={3} className="size-3 group-data-[state=indeterminate]:hidden" />
          <Minus
            aria-hidden
            strokeWidth={3}
            className="hidden size-3 group-data-[state=indeterminate]:block"
          />
        </Radix.Indicator>
      </Radix.Root>
      <div className="grid">
        <label htmlFor={id} className="text-sm">
          {label}
        </label>
        {hint && (
          <span id={`${id}-hint`} className="text-faint text-xs">
            {hint}
          </span>
        )}
      </div>
    </div>
  );
}
