import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface text-ink hover:border-control hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-muted hover:bg-sunken hover:text-ink",
  danger: "border-failed bg-surface text-failed hover:bg-failed-soft",
};

const SIZES: Record<ButtonSize, string> = {
  small: "h-7 gap-1.5 px-2 text-xs",
  medium: "h-8 gap-2 px-3 text-sm",
};

interface Look {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
}

export function buttonClass({ variant = "secondary", size = "medium" }: Look = {}): string {
  return cn(
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md border font-medium",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
    "print:hidden",
    VARIANTS[variant],
    SIZES[size],
  );
}

export type ButtonProps = ComponentProps<"button"> & Look & { isBusy?: boolean };

/** Busy keeps its width and its focus: the verb stays, and a press does nothing. */
export function Button({ variant, size, isBusy = false, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? undefined : rest.onClick}
      className={cn(buttonClass({ variant, size }), isBusy && "animate-breathe", className)}
    >
      {children}
    </button>
  );
}

export type LinkButtonProps = ComponentProps<typeof Link> & Look;

/** Looks like a button and is a link: for what has an address. */
export function LinkButton({ variant, size, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={cn(buttonClass({ variant, size }), className)} />;
}

export type IconButtonProps = Omit<ButtonProps, "children"> & {
  /** What it does, said to those who do not see the icon. */
  label: string;
  children: ReactNode;
};

export function IconButton({ label, variant = "quiet", size, className, ...rest }: IconButtonProps) {
  return (
    <Button
      aria-label={label}
      title={label}
      variant={variant}
      size={size}
      className={cn(size === "small" ? "w-7" : "w-8", "px-0", className)}
      {...rest}
    />
  );
}
