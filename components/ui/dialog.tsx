"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { cn } from "./class-names";

interface OverlayProps {
  title: string;
  /** One sentence under the title: what it does and what it means. */
  description?: ReactNode;
  /** What opens it; leave out where `open` is ruled from outside. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  children?: ReactNode;
}

const WIDTHS = { small: "max-w-100", medium: "max-w-136", large: "max-w-200" };

export function Dialog({ size = "medium", ...overlay }: OverlayProps & { size?: keyof typeof WIDTHS }) {
  return (
    <Overlay
      {...overlay}
      className={cn(
        "top-1/2 left-1/2 max-h-[88dvh] w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 rounded-md border",
        WIDTHS[size],
      )}
    />
  );
}

/** A panel from the bottom edge, on a narrow screen. */
export function Sheet(overlay: OverlayProps) {
  return <Overlay {...overlay} className="inset-x-0 bottom-0 max-h-[85dvh] rounded-t-md border-t" />;
}

/** Closes the dialog or sheet around it. */
export function OverlayClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}

function Overlay({
  title,
  description,
  trigger,
  footer,
  className,
  children,
  ...state
}: OverlayProps & { className: string }) {
  return (
    <Radix.Root {...state}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil motion-safe:animate-appear print:hidden" />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          className={cn(
            "fixed z-50 flex flex-col bg-raised shadow-overlay outline-none print:hidden",
            className,
          )}
        >
          <div className="px-5 pt-4 pr-14 pb-3">
            <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
            {description && (
              <Radix.Description className="mt-1 text-muted text-sm">{description}</Radix.Description>
            )}
          </div>
          <div className="scroll-quiet min-h-0 overflow-y-auto px-5 pb-5">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div>}
          <OverlayCross />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
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
