"use client";

import { Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { IconButton } from "@/components/ui/button";
import { groupBy } from "@/lib/collections/group-by";
import { PageSheet } from "./page-sheet";
import type { PageBox, PageView } from "./page-view";
import { useZoom } from "./use-zoom";
import { stepZoom } from "./zoom";

export interface PageCanvasHandle {
  /** Scrolls just as far as it takes to see the first box of that id; does nothing when it is in sight. */
  reveal: (id: string) => void;
}

export interface PageCanvasProps {
  /** Under which its zoom is remembered. */
  name: string;
  label: string;
  pages: readonly PageView[];
  boxes: readonly PageBox[];
  /** Under the pointer, here or in the list beside it. */
  litId: string | null;
  selectedId: string | null;
  onLight?: (id: string | null) => void;
  onSelect?: (id: string) => void;
  /** Brought into view on arrival: the reader followed a link to it. */
  arriveAt?: string | null;
  ref?: Ref<PageCanvasHandle>;
}

/** Page images with what was read on them. It zooms and scrolls when asked, and never on its own. */
export function PageCanvas({ name, label, pages, boxes, ref, arriveAt = null, ...marks }: PageCanvasProps) {
  const scrollRef = useRef<HTMLDivElement | null>(null);
  const [zoom, setZoom] = useZoom(name, scrollRef);
  useImperativeHandle(ref, () => ({ reveal: (id) => reveal(scrollRef.current, id) }), []);
  useEffect(() => {
    if (arriveAt !== null) reveal(scrollRef.current, arriveAt);
  }, [arriveAt]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") setZoom(stepZoom(zoom, 1));
    else if (event.key === "-") setZoom(stepZoom(zoom, -1));
    else if (event.key === "0") setZoom(1);
    else return;
    event.preventDefault();
  };
  /** What scrolls must take the focus, or the keyboard cannot scroll it. */
  const keyboard = { tabIndex: 0, onKeyDown };
  const ofPage = groupBy(boxes, ({ pageId }) => pageId);
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col bg-sunken print:block print:h-auto print:bg-transparent">
      <div className="flex h-9 shrink-0 items-center gap-0.5 border-b bg-surface px-2 print:hidden">
        <span className="min-w-0 flex-1 truncate px-1 text-muted text-xs">
          {label}
          {pages.length > 1 && ` · ${pages.length} pages`}
        </span>
        <IconButton label="Zoom out" size="small" onClick={() => setZoom(stepZoom(zoom, -1))}>
          <ZoomOut aria-hidden />
        </IconButton>
        <output className="w-11 text-center text-muted text-xs">{Math.round(zoom * 100)}%</output>
        <IconButton label="Zoom in" size="small" onClick={() => setZoom(stepZoom(zoom, 1))}>
          <ZoomIn aria-hidden />
        </IconButton>
        <IconButton label="Fit the width" size="small" onClick={() => setZoom(1)}>
          <Maximize2 aria-hidden />
        </IconButton>
      </div>
      <section
        ref={scrollRef}
        aria-label={label}
        {...keyboard}
        className="scroll-quiet relative min-h-0 flex-1 overflow-auto p-4 focus-visible:outline-offset-[-2px] print:overflow-visible print:p-0"
      >
        <div className="mx-auto grid gap-4 print:block print:w-full!" style={{ width: `${zoom * 100}%` }}>
          {pages.map((page, index) => (
            <PageSheet
              key={page.id}
              page={page}
              boxes={ofPage.get(page.id) ?? []}
              isFirst={index === 0}
              {...marks}
            />
          ))}
        </div>
      </section>
    </div>
  );
}

/** Room kept around a box that is brought into view. */
const MARGIN_PIXELS = 48;

function reveal(scroller: HTMLElement | null, id: string): void {
  const box = scroller?.querySelector<HTMLElement>(`[data-box="${CSS.escape(id)}"]`);
  if (!scroller || !box) return;
  const frame = scroller.getBoundingClientRect();
  const place = box.getBoundingClientRect();
  const missing = (low: number, high: number, from: number, to: number) =>
    low - MARGIN_PIXELS < from ? low - MARGIN_PIXELS - from : Math.max(high + MARGIN_PIXELS - to, 0);
  scroller.scrollBy({
    top: missing(place.top, place.bottom, frame.top, frame.bottom),
    left: missing(place.left, place.right, frame.left, frame.right),
  });
}
