import { cn } from "./class-names";

export const STAGES = ["received", "scanned", "read", "proven", "reconciled"] as const;

export type Stage = (typeof STAGES)[number];

export interface StageBarProps {
  /** The last stage that is done; null before the first. */
  done: Stage | null;
  /** The stage after it is under way, waits for its turn, or stopped. */
  state: "working" | "waiting" | "stopped" | "finished";
  className?: string;
}

/** How far a document has come, in five steps. The sentence is for those who do not see the bar. */
export function StageBar({ done, state, className }: StageBarProps) {
  const count = done === null ? 0 : STAGES.indexOf(done) + 1;
  return (
    <span
      role="img"
      aria-label={sentence(done, state)}
      title={sentence(done, state)}
      className={cn("inline-flex h-4 w-28 items-center gap-0.5", className)}
    >
      {STAGES.map((stage, index) => (
        <span
          key={stage}
          className={cn(
            "h-1.5 flex-1 rounded-[2px]",
            index < count && (state === "finished" ? "bg-proven" : "bg-accent"),
            index === count && state === "working" && "animate-breathe bg-accent",
            index === count && state === "stopped" && "bg-failed",
            index === count && state === "waiting" && "bg-line-strong",
            index > count && "bg-line",
          )}
        />
      ))}
    </span>
  );
}

function sentence(done: Stage | null, state: StageBarProps["state"]): string {
  const next = STAGES[done === null ? 0 : STAGES.indexOf(done) + 1];
  if (state === "finished" || next === undefined) return `Done: ${done ?? "received"}`;
  const before = done === null ? "Not started" : `${done.slice(0, 1).toUpperCase()}${done.slice(1)}`;
  if (state === "stopped") return `${before}; stopped before it was ${next}`;
  return state === "working" ? `${before}; being ${next} now` : `${before}; waits to be ${next}`;
}
