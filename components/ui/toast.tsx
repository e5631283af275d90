"use client";

import { X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { IconButton } from "./button";
import { MeaningIcon } from "./meaning-icon";
import type { Meaning } from "./status";

export interface ToastMessage {
  /** What happened: `Approved 12 figures`. */
  title: string;
  detail?: string;
  meaning?: Meaning;
}

interface Shown extends ToastMessage {
  id: number;
}

/** Long enough to read two lines; it waits while the pointer or the focus is on it. */
const SHOWN_MS = 8000;
/** More at once would hide the page; the oldest give way. */
const MOST_SHOWN = 4;

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** Says something at the lower right for a few seconds; read out by screen readers. */
export function useToast(): (message: ToastMessage) => void {
  const say = useContext(ToastContext);
  if (!say) throw new Error("useToast is used outside ToastRegion");
  return say;
}

/** Once, in the root layout: every page carries it, which is why it is made of nothing but markup. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<Shown[]>([]);
  const say = useCallback((message: ToastMessage) => {
    setShown((before) => [...before.slice(1 - MOST_SHOWN), { ...message, id: (before.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const close = useCallback((id: number) => setShown((before) => before.filter((one) => one.id !== id)), []);
  return (
    <ToastContext.Provider value={say}>
      {children}
      <section
        aria-label="Notices"
        aria-live="polite"
        className="fixed right-4 bottom-4 z-50 grid w-90 max-w-[calc(100vw-32px)] gap-2 max-md:bottom-18 print:hidden"
      >
        {shown.map((toast) => (
          <Toast key={toast.id} toast={toast} onClose={close} />
        ))}
      </section>
    </ToastContext.Provider>
  );
}

function Toast({ toast, onClose }: { toast: Shown; onClose: (id: number) => void }) {
  const { id, title, detail, meaning } = toast;
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onClose(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld, onClose]);
  const hold = {
    onPointerEnter: () => setIsHeld(true),
    onPointerLeave: () => setIsHeld(false),
    onFocus: () => setIsHeld(true),
    onBlur: () => setIsHeld(false),
  };
  return (
    <div
      {...hold}
      className="flex animate-appear items-start gap-2.5 rounded-md border bg-raised p-3 shadow-overlay"
    >
      <MeaningIcon meaning={meaning ?? "active"} className="mt-1" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-sm">{title}</p>
        {detail && <p className="text-muted text-xs">{detail}</p>}
      </div>
      <IconButton label="Dismiss" size="small" className="-m-1 size-6" onClick={() => onClose(id)}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
