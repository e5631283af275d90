import { Lock, LockOpen } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { type MonthState, STEPS, type Step, type StepState } from "./month-state";

/** Five marks a month. Shape says as much as colour: full, half, crossed, hollow; the last one is a lock. */
export function StepDots({ steps }: { steps: MonthState["steps"] }) {
  return (
    <span aria-hidden className="inline-flex items-center gap-1 print:gap-0">
      {STEPS.map((step) =>
        step === "locked" ? (
          <LockMark key={step} state={steps[step]} />
        ) : (
          <Dot key={step} state={steps[step]} />
        ),
      )}
    </span>
  );
}

function Dot({ state }: { state: StepState }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" className={cn("size-2.5 print:size-2", TONES[state])}>
      {state === "done" && <circle cx="5" cy="5" r="4" fill="currentColor" />}
      {state === "none" && (
        <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.2" />
      )}
      {state === "partly" && (
        <>
          <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.2" />
          <path d="M5 1.6a3.4 3.4 0 0 0 0 6.8z" fill="currentColor" />
        </>
      )}
      {state === "failed" && (
        <path d="M2 2l6 6M8 2l-6 6" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" />
      )}
    </svg>
  );
}

const TONES: Record<StepState, string> = {
  done: "text-proven",
  partly: "text-warned",
  failed: "text-failed",
  none: "text-control",
};

function LockMark({ state }: { state: StepState }) {
  const Icon = state === "done" ? Lock : LockOpen;
  return (
    <Icon
      aria-hidden
      strokeWidth={2.25}
      className={cn(
        "size-2.5 print:size-2",
        state === "done" ? "text-ink" : state === "none" ? "text-control" : TONES[state],
      )}
    />
  );
}

/** What the marks mean, once a page. */
export function StepLegend() {
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-faint text-xs">
      <li>From left to right: {(STEPS as readonly Step[]).join(", ")}.</li>
      {LEGEND.map(([state, word]) => (
        <li key={state} className="flex items-center gap-1">
          <Dot state={state} />
          {word}
        </li>
      ))}
    </ul>
  );
}

const LEGEND = [
  ["done", "done"],
  ["partly", "partly"],
  ["failed", "wrong"],
  ["none", "not yet"],
] as const;
