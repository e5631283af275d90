"use client";

import { type RefObject, useEffect, useRef } from "react";
import { scrollsItself } from "./show-in-list";

export interface Following {
  selected: number;
  place: number;
  frame: RefObject<HTMLElement | null>;
  move: (row: number) => void;
}

/**
 * A line that was chosen on the page image becomes the one the arrow keys go on from. Where page and list stand above
 * each other, following would carry the reader away from the page.
 */
export function useFollowing({ selected, place, frame, move }: Following): void {
  const before = useRef(selected);
  const latest = useRef({ place, move });
  useEffect(() => {
    latest.current = { place, move };
  });
  useEffect(() => {
    if (before.current === selected) return;
    before.current = selected;
    if (selected < 0 || selected === latest.current.place) return;
    if (frame.current && scrollsItself(frame.current)) latest.current.move(selected);
  }, [selected, frame]);
}
