import type { Box, Word } from "./page";

/** The smallest box around some words. */
export function boxAround(words: readonly { box: Box }[]): Box {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  for (const { box } of words) {
    if (box[0] < x0) x0 = box[0];
    if (box[1] < y0) y0 = box[1];
    if (box[2] > x1) x1 = box[2];
    if (box[3] > y1) y1 = box[3];
  }
  return [x0, y0, x1, y1];
}

/** Words as one string, a single space between them. */
export function textOf(words: readonly Word[]): string {
  return words.map((word) => word.text).join(" ");
}

/** Share of the smaller box that both boxes cover, 0 to 1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return 0;
  const smaller = Math.min(area(a), area(b));
  return smaller > 0 ? (width * height) / smaller : 0;
}

/**
 * Size of the type in points, from the height of its box: ascent and descent of the usual text faces come to about 1.37
 * of the size. Distances along a line are judged in it, so that a print scaled to its paper reads the same.
 */
export function typeSize(box: Box): number {
  return (box[3] - box[1]) / 1.37;
}

function area(box: Box): number {
  return (box[2] - box[0]) * (box[3] - box[1]);
}
