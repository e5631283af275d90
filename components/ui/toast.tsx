"use client";

import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { IconButton } from "./button";
import { MeaningIcon } from "./meaning-icon";
import type { Meaning } from "./status";

export interface ToastMessage {
  /** What happened: `Approved 12 figures`. */
  title: string;
  detail?: string;
  meaning?: Meaning;
  /** `Undo`, with what it does. */
  action?: { label: string; onClick: () => void };
}

interface Shown extends ToastMessage {
  id: number;
}

/** Long enough to read two lines and to reach an undo button. */
const SHOWN_MS = 8000;

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Says something at the lower right for a few seconds; read out by screen readers. */
export function useToast(): (message: ToastMessage) => void {
  const say = useContext(ToastContext);
  if (!say) throw new Error("useToast is used outside ToastRegion");
  return say;
}

export function ToastRegion({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const say = useCallback((message: ToastMessage) => {
    setShown((before) => [...before.slice(-3), { ...message, id: (before.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const close = useCallback((id: number) => setShown((before) => before.filter((one) => one.id !== id)), []);
  return (
    <ToastContext.Provider value={say}>
      <Radix.Provider duration={SHOWN_MS} label="Notice">
        {children}
        {shown.map((toast) => (
          <OneToast key={toast.id} toast={toast} onClose={close} />
        ))}
        <Radix.Viewport className="fixed right-4 bottom-4 z-50 grid w-90 max-w-[calc(100vw-32px)] gap-2 outline-none max-md:bottom-18 print:hidden" />
      </Radix.Provider>
    </ToastContext.Provider>
  );
}

function OneToast({ toast, onClose }: { toast: Shown; onClose: (id: number) => void }) {
  return (
    <Radix.Root
      onOpenChange={(isOpen) => !isOpen && onClose(toast.id)}
      className="flex animate-appear items-start gap-2.5 rounded-md border bg-raised p-3 shadow-overlay"
    >
      <MeaningIcon meaning={toast.meaning ?? "active"} className="mt-1" />
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium text-sm">{toast.title}</Radix.Title>
        {toast.detail && <Radix.Description className="text-muted text-xs">{toast.detail}</Radix.Description>}
      </div>
      {toast.action && (
        <Radix.Action
          altText={toast.action.label}
          onClick={toast.action.onClick}
          className="h-6 rounded-sm px-1.5 font-medium text-accent text-xs hover:bg-sunken"
        >
          {toast.action.label}
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <IconButton label="Dismiss" size="small" className="-m-1 size-6">
          <X aria-hidden />
        </IconButton>
      </Radix.Close>
    </Radix.Root>
  );
}
