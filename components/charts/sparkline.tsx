import { cn } from "@/components/ui/class-names";
import { type ChartPoint, plotted } from "./series";
import { sparkPath } from "./spark-path";

export interface SparklineProps {
  /** What it shows, with the window: `NOI, Apr 2025–Mar 2026`. */
  label: string;
  points: readonly ChartPoint[];
  width?: number;
  height?: number;
  className?: string;
}

/** The shape of a year beside its number. No axes, no library; what is missing is a gap. */
export function Sparkline({ label, points, width = 72, height = 20, className }: SparklineProps) {
  const { path, dots, last } = sparkPath(
    points.map(({ value }) => plotted(value)),
    { width, height },
  );
  const known = points.filter(({ value }) => value !== null).length;
  const text =
    known === points.length ? label : `${label}; ${points.length - known} of ${points.length} missing`;
  return (
    <svg
      role="img"
      aria-label={text}
      viewBox={`0 0 ${width} ${height}`}
      className={cn("shrink-0 overflow-visible text-accent", className)}
      style={{ width, height }}
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {dots.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="1" fill="currentColor" />
      ))}
      {last && <circle cx={last[0]} cy={last[1]} r="1.75" fill="currentColor" />}
    </svg>
  );
}
