import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const CONTROL_CLASS = cn(
  "w-full rounded-md border border-control bg-surface px-2.5 text-ink text-sm placeholder:text-faint",
  "aria-invalid:border-failed disabled:opacity-55",
);

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cn(CONTROL_CLASS, "h-8", className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={3} {...rest} className={cn(CONTROL_CLASS, "min-h-18 py-1.5", className)} />;
}
