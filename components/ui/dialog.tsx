"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { cn } from "./class-names";

export interface DialogProps {
  title: string;
  /** One sentence under the title: what it does and what it means. */
  description?: ReactNode;
  /** What opens it; leave out where `open` is ruled from outside. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  size?: "small" | "medium" | "large";
  children?: ReactNode;
}

const WIDTHS = { small: "max-w-100", medium: "max-w-136", large: "max-w-200" };

const overlayClass = "fixed inset-0 z-40 bg-veil motion-safe:animate-appear print:hidden";

export function Dialog({
  title,
  description,
  trigger,
  footer,
  size = "medium",
  children,
  ...state
}: DialogProps) {
  return (
    <Radix.Root {...openState(state)}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed top-1/2 left-1/2 z-50 flex max-h-[88dvh] w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-md border bg-raised shadow-overlay outline-none print:hidden",
            WIDTHS[size],
          )}
        >
          <OverlayHeader title={title} description={description} />
          <div className="scroll-quiet overflow-y-auto px-5 pb-5">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>}
          <OverlayCross />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface SheetProps extends Omit<DialogProps, "size"> {
  side?: "left" | "right" | "bottom";
}

const SIDES = {
  left: "inset-y-0 left-0 w-[min(320px,88vw)] border-r",
  right: "inset-y-0 right-0 w-[min(440px,94vw)] border-l",
  bottom: "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-md border-t",
};

/** A panel from the edge: navigation on a narrow screen, details beside a list. */
export function Sheet({
  title,
  description,
  trigger,
  footer,
  side = "right",
  children,
  ...state
}: SheetProps) {
  return (
    <Radix.Root {...openState(state)}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed z-50 flex flex-col bg-raised shadow-overlay outline-none print:hidden",
            SIDES[side],
          )}
        >
          <OverlayHeader title={title} description={description} />
          <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>}
          <OverlayCross />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Closes the dialog or sheet around it. */
export function OverlayClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}

function OverlayHeader({ title, description }: Pick<DialogProps, "title" | "description">) {
  return (
    <div className="px-5 pt-4 pr-14 pb-3">
      <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
      {description && (
        <Radix.Description className="mt-1 text-muted text-sm">{description}</Radix.Description>
      )}
    </div>
  );
}

/** Last in the order of focus: what the dialog is about comes first. */
function OverlayCross() {
  return (
    <Radix.Close asChild>
      <IconButton label="Close" size="small" className="absolute top-3.5 right-3">
        <X aria-hidden />
      </IconButton>
    </Radix.Close>
  );
}

function openState({ open, onOpenChange }: Pick<DialogProps, "open" | "onOpenChange">) {
  return { ...(open === undefined ? {} : { open }), ...(onOpenChange ? { onOpenChange } : {}) };
}
