import type { Constraint } from "./causes/constraint";
import type { WindowContext } from "./contexts";
import type { Rule, Verdict } from "./rule";

/** One verdict of one rule on one window, before its causes are known. */
export interface WindowVerdict {
  rule: Rule;
  window: WindowContext;
  verdict: Verdict;
}

/** All verdicts of the catalogue on one window. A rule that throws is `errored`, never passed, and stops nothing. */
export function evaluateWindow(rules: readonly Rule[], window: WindowContext): WindowVerdict[] {
  return rules.flatMap((rule) =>
    oneASubject(verdictsOf(rule, window)).map((verdict) => ({ rule, window, verdict })),
  );
}

/** What the rules say must hold between figures of a window. */
export function constraintsOf(rules: readonly Rule[], window: WindowContext): Constraint[] {
  return rules.flatMap((rule) => {
    if (rule.scope === "documents" && window.scope === "documents")
      return rule.constraints?.(window.context) ?? [];
    if (rule.scope === "balance_sheet" && window.scope === "balance_sheet") {
      return rule.constraints?.(window.context) ?? [];
    }
    if (rule.scope === "income_statement" && window.scope === "income_statement") {
      return rule.constraints?.(window.context) ?? [];
    }
    return [];
  });
}

function verdictsOf(rule: Rule, window: WindowContext): Verdict[] {
  try {
    if (rule.scope === "documents" && window.scope === "documents") return rule.evaluate(window.context);
    if (rule.scope === "balance_sheet" && window.scope === "balance_sheet")
      return rule.evaluate(window.context);
    if (rule.scope === "income_statement" && window.scope === "income_statement")
      return rule.evaluate(window.context);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ outcome: "errored", because: `The rule itself failed: ${reason}`, evidence: [] }];
  }
}

/** An account printed twice gives one verdict with the evidence of both lines. */
function oneASubject(verdicts: readonly Verdict[]): Verdict[] {
  const bySubject = new Map<string | null, Verdict>();
  for (const verdict of verdicts) {
    const subject = verdict.subject ?? null;
    const first = bySubject.get(subject);
    bySubject.set(
      subject,
      first ? { ...first, evidence: [...first.evidence, ...verdict.evidence] } : verdict,
    );
  }
  return [...bySubject.values()];
}
