/** Scrolls the list, and the page only where the list is a part of it and not a frame of its own. */
export function showInList(frame: HTMLElement | null, row: number): void {
  const line = frame?.querySelector<HTMLElement>(`tr[data-line="${row}"]`);
  if (!frame || !line) return;
  if (!scrollsItself(frame)) {
    line.scrollIntoView({ block: "nearest" });
    return;
  }
  const [outside, inside] = [frame.getBoundingClientRect(), line.getBoundingClientRect()];
  const top = outside.top + (frame.querySelector("thead")?.clientHeight ?? 0);
  if (inside.top < top) frame.scrollBy({ top: inside.top - top });
  else if (inside.bottom > outside.bottom) frame.scrollBy({ top: inside.bottom - outside.bottom });
}

/** False where the list is as long as it is and the page scrolls. */
export function scrollsItself(frame: HTMLElement): boolean {
  return frame.scrollHeight > frame.clientHeight + 1;
}
