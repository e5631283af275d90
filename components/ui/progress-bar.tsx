import { cn } from "./class-names";

export interface ProgressBarProps {
  /** What is counted: `Figures proven`. */
  label: string;
  value: number;
  max: number;
  tone?: "accent" | "proven" | "warned" | "failed";
  className?: string;
}

const TONES = { accent: "bg-accent", proven: "bg-proven", warned: "bg-warned", failed: "bg-failed" };

export function ProgressBar({ label, value, max, tone = "accent", className }: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={`${value} of ${max}`}
      className={cn("h-1.5 w-full overflow-hidden rounded-sm bg-sunken", className)}
    >
      <div className={cn("h-full origin-left", TONES[tone])} style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
