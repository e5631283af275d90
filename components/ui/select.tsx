"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { cn } from "./class-names";
import { CONTROL_CLASS } from "./input";

export interface SelectOption {
  value: string;
  label: string;
  /** A second line: what the choice means. */
  hint?: string;
}

export interface SelectProps {
  options: readonly SelectOption[];
  /** Name of the choice for those who do not see it; give `id` instead where a label points at it. */
  label?: string;
  id?: string;
  name?: string;
  value?: string;
  defaultValue?: string;
  placeholder?: string;
  isDisabled?: boolean;
  onChange?: (value: string) => void;
  className?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

export function Select({
  options,
  label,
  id,
  placeholder,
  isDisabled,
  onChange,
  className,
  ...rest
}: SelectProps) {
  const { "aria-describedby": describedBy, "aria-invalid": isInvalid, name, value, defaultValue } = rest;
  return (
    <Radix.Root
      {...(name === undefined ? {} : { name })}
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(onChange ? { onValueChange: onChange } : {})}
      disabled={isDisabled ?? false}
    >
      <Radix.Trigger
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        className={cn(
          CONTROL_CLASS,
          "flex h-8 items-center justify-between gap-2 data-placeholder:text-faint",
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon asChild>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-appear overflow-hidden rounded-md border bg-raised shadow-overlay"
        >
          <Radix.Viewport className="p-1">
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="relative flex min-h-8 cursor-pointer select-none flex-col justify-center rounded-sm py-1 pr-3 pl-7 text-sm outline-none data-highlighted:bg-sunken"
              >
                <Radix.ItemIndicator className="absolute top-2 left-2">
                  <Check aria-hidden className="size-4 text-accent" />
                </Radix.ItemIndicator>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                {option.hint && <span className="text-faint text-xs">{option.hint}</span>}
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
