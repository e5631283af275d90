"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { useRemembered } from "@/components/ui/use-remembered";
import { isZoom, wheelZoom } from "./zoom";

/** A zoom that stays as it was left, from page to page and from day to day; what is in the middle stays there. */
export function useZoom(
  name: string,
  scrollRef: RefObject<HTMLElement | null>,
): [number, (zoom: number) => void] {
  const [zoom, remember] = useRemembered(`zoom-${name}`, 1, isZoom);
  const before = useRef(zoom);
  useLayoutEffect(() => {
    const scroller = scrollRef.current;
    const factor = zoom / before.current;
    before.current = zoom;
    if (!scroller || factor === 1) return;
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = scroller;
    scroller.scrollLeft = (scrollLeft + clientWidth / 2) * factor - clientWidth / 2;
    scroller.scrollTop = (scrollTop + clientHeight / 2) * factor - clientHeight / 2;
  }, [zoom, scrollRef]);
  const set = useCallback((next: number) => remember(next), [remember]);
  useEffect(() => {
    const scroller = scrollRef.current;
    if (!scroller) return;
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault(); // Else the browser would zoom the whole application.
      set(wheelZoom(zoom, event.deltaY));
    };
    scroller.addEventListener("wheel", turn, { passive: false });
    return () => scroller.removeEventListener("wheel", turn);
  }, [zoom, set, scrollRef]);
  return [zoom, set];
}
