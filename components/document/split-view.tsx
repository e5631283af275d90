"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import { useRemembered } from "@/components/ui/use-remembered";

export interface SplitViewProps {
  /** Under which the place of the divider is remembered. */
  name: string;
  left: ReactNode;
  right: ReactNode;
  leftLabel: string;
  /** Share of the left side at first, in percent. */
  initial?: number;
  /**
   * Which side holds page images: it keeps a frame of its own where the sides stand above each other, and follows the
   * other one on paper.
   */
  framed?: "left" | "right";
  className?: string;
}

/** What is framed follows on paper, and so it comes last in the page and is put in its place by the direction of the row. */
const FRAMED = {
  left: "max-[800px]:h-[48dvh] print:break-before-page",
  right: "max-[800px]:h-[70dvh] max-[800px]:flex-none print:break-before-page",
};

const LEAST = 25;
const MOST = 75;
const STEP = 2;

const isShare = (value: unknown): value is number =>
  typeof value === "number" && value >= LEAST && value <= MOST;

/** Two sides and a divider that can be dragged or moved by arrow keys; one above the other where it is narrow. */
export function SplitView({
  name,
  left,
  right,
  leftLabel,
  initial = 60,
  framed = "left",
  className,
}: SplitViewProps) {
  const [share, setShare] = useRemembered(`split-${name}`, initial, isShare);
  const frame = useRef<HTMLDivElement | null>(null);
  const move = (wanted: number) => setShare(Math.round(Math.min(Math.max(wanted, LEAST), MOST) * 10) / 10);
  const drag = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const bounds = frame.current?.getBoundingClientRect();
    if (bounds) move(((event.clientX - bounds.left) / bounds.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = { ArrowLeft: share - STEP, ArrowRight: share + STEP, Home: LEAST, End: MOST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    move(wanted);
  };
  const separator = {
    role: "separator",
    tabIndex: 0,
    "aria-orientation": "vertical",
    "aria-label": `Width of ${leftLabel}`,
    "aria-valuenow": Math.round(share),
    "aria-valuemin": LEAST,
    "aria-valuemax": MOST,
    onPointerDown: (event: PointerEvent) => event.currentTarget.setPointerCapture(event.pointerId),
    onPointerMove: drag,
    onDoubleClick: () => move(initial),
    onKeyDown,
  } as const;
  const side = (name: "left" | "right") => (
    <div
      className={cn(
        "min-h-0 min-w-0 max-[800px]:w-full! print:h-auto! print:w-full!",
        name === "right" && "flex-1 max-[800px]:border-t print:border-t-0!",
        name === framed && FRAMED[name],
      )}
      style={name === "left" ? { width: `${share}%` } : undefined}
    >
      {name === "left" ? left : right}
    </div>
  );
  return (
    <div
      ref={frame}
      className={cn(
        "flex min-h-0 min-w-0 print:block",
        framed === "left" ? "flex-row-reverse max-[800px]:flex-col-reverse" : "max-[800px]:flex-col",
        className,
      )}
    >
      {side(framed === "left" ? "right" : "left")}
      <div
        {...separator}
        className="group relative z-10 w-px shrink-0 cursor-col-resize touch-none bg-line hover:bg-accent focus-visible:bg-accent max-[800px]:hidden print:hidden"
      >
        <span className="absolute inset-y-0 -left-3 z-10 w-6" />
        <span className="absolute top-1/2 -left-[3px] h-9 w-[7px] -translate-y-1/2 rounded-full border border-line-strong bg-surface group-hover:border-accent" />
      </div>
      {side(framed)}
    </div>
  );
}
