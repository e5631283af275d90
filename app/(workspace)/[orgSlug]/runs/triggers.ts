import type { RunView } from "@/lib/services/runs/run-view";

/** What made a run, after `because of`. */
export const TRIGGERS: Record<RunView["trigger"], string> = {
  documents: "new documents",
  mapping: "a changed chart",
  hand: "a request",
};
