import type { PlainMonth } from "@/lib/dates/plain-date";
import type { Outcome } from "@/lib/rules/result";

export const TABS = ["overview", "findings", "verified", "roll-forward"] as const;
export type Tab = (typeof TABS)[number];

/** What the address of a month says: the tab, and which results it shows. */
export interface PeriodParams {
  tab: Tab;
  /** Null for all. */
  outcome: Outcome | null;
  /** Letters before the number of a rule, `XDT`; null for all. */
  group: string | null;
}

export const OUTCOMES_SHOWN: readonly Outcome[] = [
  "passed",
  "failed",
  "warned",
  "not_evaluated",
  "not_applicable",
  "errored",
];

/** Null for text that is no month: there is nothing at that address. */
export function readMonth(text: string): PlainMonth | null {
  return /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : null;
}

/** What is not understood reads as if it were not there: an old link still shows something. */
export function readPeriodParams(params: Record<string, string | string[] | undefined>): PeriodParams {
  const { tab, outcome, group } = params;
  return {
    tab: TABS.find((each) => each === tab) ?? "overview",
    outcome: OUTCOMES_SHOWN.find((each) => each === outcome) ?? null,
    group: typeof group === "string" && /^[A-Z]{3}$/.test(group) ? group : null,
  };
}

export function periodHref(base: string, { tab, outcome, group }: Partial<PeriodParams>): string {
  const query = new URLSearchParams();
  if (tab && tab !== "overview") query.set("tab", tab);
  if (outcome) query.set("outcome", outcome);
  if (group) query.set("group", group);
  return query.size === 0 ? base : `${base}?${query}`;
}
