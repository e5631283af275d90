"use client";

import { Check } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";

export interface CheckboxProps {
  id: string;
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function Checkbox({ id, label, hint, checked, onChange }: CheckboxProps) {
  return (
    <div className="flex min-h-6 items-start gap-2">
      <Radix.Root
        id={id}
        checked={checked}
        aria-describedby={`${id}-hint`}
        onCheckedChange={(state) => onChange(state === true)}
        className="relative mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border border-control bg-surface after:absolute after:-inset-1 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Radix.Indicator className="text-on-accent">
          <Check aria-hidden strokeWidth={3} className="size-3" />
        </Radix.Indicator>
      </Radix.Root>
      <div className="grid">
        <label htmlFor={id} className="text-sm">
          {label}
        </label>
        <span id={`${id}-hint`} className="text-faint text-xs">
          {hint}
        </span>
      </div>
    </div>
  );
}
