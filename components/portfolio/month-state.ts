/** The five steps of a property's month, in the order they are taken. */
export const STEPS = ["collected", "proven", "reconciled", "covenants", "locked"] as const;
export type Step = (typeof STEPS)[number];

/** As many of the latest months as fit beside the names on a sheet. */
export const MONTHS_ON_PAPER = 12;

/** `partly`: begun and not finished. `failed`: finished, and something is wrong. `none`: not begun, or nothing to do. */
export type StepState = "done" | "partly" | "failed" | "none";

export interface MonthState {
  /** `2026-03` */
  month: string;
  href: string;
  steps: Readonly<Record<Step, StepState>>;
  /** More than the five words say: `388 of 390 figures proven; 2 findings open`. */
  note?: string;
}

const WORDS: Record<Step, Record<StepState, string>> = {
  collected: {
    done: "collected",
    partly: "partly collected",
    failed: "collection failed",
    none: "not collected",
  },
  proven: { done: "proven", partly: "partly proven", failed: "proof failed", none: "not proven" },
  reconciled: {
    done: "reconciled",
    partly: "partly reconciled",
    failed: "does not reconcile",
    none: "not reconciled",
  },
  covenants: {
    done: "covenants met",
    partly: "covenants partly tested",
    failed: "covenant missed",
    none: "covenants not tested",
  },
  locked: { done: "locked", partly: "closed, not locked", failed: "reopened", none: "open" },
};

/** One step in words. */
export function stepWord(step: Step, state: StepState): string {
  return WORDS[step][state];
}

/** All of a month in words, for the hover and for those who do not see the dots. */
export function monthWords(steps: MonthState["steps"]): string {
  return STEPS.map((step) => stepWord(step, steps[step])).join(", ");
}

/** Nothing was collected and nothing else was begun. */
export function isUntouched(steps: MonthState["steps"]): boolean {
  return STEPS.every((step) => steps[step] === "none");
}
