import type { Window } from "@/lib/dates/window";
import { RULES } from "@/lib/rules/index";
import type { Outcome, Severity } from "@/lib/rules/result";
import type { PeriodPage } from "@/lib/services/periods/load-period-page";
import type { Places } from "../../../places";
import { formulaOf } from "../../../rules/definition";

type Result = PeriodPage["results"][number];

/** One result of the month, whatever its outcome. */
export interface ResultRow {
  id: string;
  rule: string;
  title: string;
  /** What must equal what, in the language of the rules; in words where the rule is none. */
  definition: string;
  window: Window;
  subject: string | null;
  outcome: Outcome;
  severity: Severity;
  because: string;
  left: string | null;
  right: string | null;
  difference: string | null;
  /** The finding that follows it, or else the rule. */
  href: string;
  hasFinding: boolean;
}

/** Groups of rules by the letters before their number. */
export const RULE_GROUPS: Readonly<Record<string, string>> = {
  DOC: "Documents",
  BSI: "Balance sheet",
  ISI: "Income statement",
  CFI: "Cash flow",
  XDT: "Ties",
  ROL: "Roll-forward",
};

/** What ties statements to each other, to the cash and to the month before. */
export const TIE_GROUPS: readonly string[] = ["XDT", "ROL", "CFI"];

export function groupOf({ rule }: Pick<Result, "rule">): string {
  return rule.slice(0, 3);
}

export function resultRow(result: Result, places: Places): ResultRow {
  const { rule, period, subject, findingId } = result;
  return {
    id: JSON.stringify([rule, period.start, period.end, subject]),
    rule,
    title: result.title,
    definition: formulaOf(RULES.find(({ id }) => id === rule)?.definition ?? ""),
    window: { start: period.start, end: period.end },
    subject,
    outcome: result.outcome,
    severity: result.severity,
    because: result.because,
    left: result.left,
    right: result.right,
    difference: result.difference,
    href: findingId === null ? places.rule(rule) : places.finding(findingId),
    hasFinding: findingId !== null,
  };
}
