type Point = readonly [x: number, y: number];

export interface SparkPath {
  path: string;
  /** Values with a gap on both sides, which no line can show. */
  dots: Point[];
  /** The latest value there is. */
  last: Point | null;
}

const MARGIN = 2;

/** An SVG path through the values that are known; a line is never drawn over a missing one. */
export function sparkPath(
  values: readonly (number | null)[],
  size: { width: number; height: number },
): SparkPath {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return { path: "", dots: [], last: null };
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = values.length > 1 ? (size.width - 2 * MARGIN) / (values.length - 1) : 0;
  const pointAt = (value: number, index: number): Point => {
    const share = high === low ? 0.5 : (value - low) / (high - low);
    return [round(MARGIN + index * step), round(size.height - MARGIN - share * (size.height - 2 * MARGIN))];
  };
  const points = values.map((value, index) => (value === null ? null : pointAt(value, index)));
  const parts = points.map(
    (point, index) => point && `${points[index - 1] ? "L" : "M"}${point[0]} ${point[1]}`,
  );
  return {
    path: parts.filter((part) => part !== null).join(""),
    dots: points.flatMap((point, index) =>
      point && !points[index - 1] && !points[index + 1] ? [point] : [],
    ),
    last: points.findLast((point) => point !== null) ?? null,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
