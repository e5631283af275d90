/** Of the width that fits; 1 fits. */
export const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4] as const;

const LEAST = ZOOMS[0];
const MOST = ZOOMS[ZOOMS.length - 1] ?? 4;

export function isZoom(value: unknown): value is number {
  return typeof value === "number" && value >= LEAST && value <= MOST;
}

/** The next step up or down; the last one stays. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  if (direction === 1) return ZOOMS.find((step) => step > zoom + 0.001) ?? MOST;
  return ZOOMS.findLast((step) => step < zoom - 0.001) ?? LEAST;
}

/** By the turn of a wheel, without steps. */
export function wheelZoom(zoom: number, deltaPixels: number): number {
  return Math.min(Math.max(zoom * Math.exp(-deltaPixels / 400), LEAST), MOST);
}
