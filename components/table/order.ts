import { SEVERITIES } from "@/components/ui/status";
import type { Window } from "@/lib/dates/window";
import type { Severity } from "@/lib/rules/result";

/** Windows by their end, those of one end by their start: their text would put Apr before Jan. */
export function windowOrder(window: Window | null): string | null {
  return window && `${window.end} ${window.start ?? ""}`;
}

const LEVELS = Object.keys(SEVERITIES).reverse();

/** The gravest is the greatest. */
export function severityOrder(severity: Severity): number {
  return LEVELS.indexOf(severity);
}
