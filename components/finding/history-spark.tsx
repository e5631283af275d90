import { cn } from "@/components/ui/class-names";
import { type Meaning, OUTCOMES } from "@/components/ui/status";
import type { Outcome } from "@/lib/rules/result";

export interface HistoryPoint {
  /** `Mar 2026` */
  period: string;
  /** Null where nothing ran. */
  outcome: Outcome | null;
}

const BARS: Record<Meaning, string> = {
  failed: "h-4 bg-failed",
  warned: "h-3 bg-warned",
  proven: "h-1.5 bg-proven",
  unknown: "hatched h-1.5 bg-unknown-soft",
  repaired: "h-3 bg-repaired",
  neutral: "h-1 bg-line-strong",
  active: "h-1.5 bg-accent",
};

/** What the same rule said in the periods before: height and colour say the same. */
export function HistorySpark({ points }: { points: readonly HistoryPoint[] }) {
  const words = points.map(
    ({ period, outcome }) => `${period}: ${outcome ? OUTCOMES[outcome].word : "no run"}`,
  );
  return (
    <span
      role="img"
      aria-label={`History. ${words.join("; ")}`}
      className="inline-flex h-4 items-end gap-0.5"
    >
      {points.map(({ period, outcome }, index) => (
        <span
          key={period}
          title={words[index]}
          className={cn(
            "w-1.5 rounded-[1px]",
            outcome ? BARS[OUTCOMES[outcome].meaning] : "h-px bg-line-strong",
          )}
        />
      ))}
    </span>
  );
}
