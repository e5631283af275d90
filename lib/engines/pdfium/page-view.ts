/** A page as a viewer shows it: `x' = a·x + c·y + e`, `y' = b·x + d·y + f` from PDF user space, y down. */
export interface PageView {
  width: number;
  height: number;
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

/** The visible part of a page in user space: its crop box inside its media box. */
export interface VisibleArea {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** `quarterTurns` clockwise, as the page's /Rotate divided by 90. */
export function viewOf(area: VisibleArea, quarterTurns: number): PageView {
  const { left, bottom, right, top } = area;
  const across = right - left;
  const up = top - bottom;
  switch (((quarterTurns % 4) + 4) % 4) {
    case 1:
      return { width: up, height: across, a: 0, b: 1, c: 1, d: 0, e: -bottom, f: -left };
    case 2:
      return { width: across, height: up, a: -1, b: 0, c: 0, d: 1, e: right, f: -bottom };
    case 3:
      return { width: up, height: across, a: 0, b: -1, c: -1, d: 0, e: top, f: right };
    default:
      return { width: across, height: up, a: 1, b: 0, c: 0, d: -1, e: -left, f: top };
  }
}
