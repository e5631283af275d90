"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { usePrinting } from "@/components/table/use-printing";
import type { ImportFile } from "./import-file";
import { ImportRow } from "./import-row";

export interface ImportListProps {
  files: readonly ImportFile[];
  onRetry?: (id: string) => void;
  maxHeight?: string;
}

const ROW_PIXELS = 48;
const FIRST_SCREEN = { width: 1000, height: 720 };

/** One row a file; only the rows in sight are rendered, so that hundreds of them stay as quick as one. */
export function ImportList({ files, onRetry, maxHeight = "calc(100dvh - 320px)" }: ImportListProps) {
  const scrollRef = useRef<HTMLDivElement | null>(null);
  const isPrinting = usePrinting();
  const virtual = useVirtualizer({
    count: files.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => ROW_PIXELS,
    getItemKey: (index) => files[index]?.id ?? index,
    overscan: 6,
    initialRect: FIRST_SCREEN,
  });
  const items = isPrinting
    ? files.map((_, index) => ({ index, start: index * ROW_PIXELS }))
    : virtual.getVirtualItems().map(({ index, start }) => ({ index, start }));
  return (
    <section
      ref={scrollRef}
      aria-label="Files"
      {...FOCUSABLE}
      className="scroll-quiet relative overflow-auto rounded-md border bg-surface print:max-h-none! print:overflow-visible"
      style={{ maxHeight }}
    >
      <ul className="relative m-0 list-none p-0" style={{ height: files.length * ROW_PIXELS }}>
        {items.map(({ index, start }) => {
          const file = files[index];
          return (
            file && (
              <li
                key={file.id}
                aria-setsize={files.length}
                aria-posinset={index + 1}
                className="absolute top-0 left-0 w-full border-b"
                style={{ height: ROW_PIXELS, transform: `translateY(${start}px)` }}
              >
                <ImportRow file={file} {...(onRetry ? { onRetry } : {})} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

/** What scrolls must take the focus, or the keyboard cannot scroll it. */
const FOCUSABLE = { tabIndex: 0 };
