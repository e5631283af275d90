import type { Outcome, RuleResult, Severity } from "@/lib/rules/result";

/** Results that fail for one and the same reason. `lead` is the gravest of them. */
export interface FindingGroup {
  lead: RuleResult;
  others: RuleResult[];
}

const severityOrder: readonly Severity[] = ["critical", "high", "medium", "low", "info"];
const findingOutcomes: readonly Outcome[] = ["errored", "failed", "warned"];

/** What needs a person, gravest first; results with the same cause stand together under the gravest of them. */
export function groupFindings(results: readonly RuleResult[]): FindingGroup[] {
  const findings = results.filter(({ outcome }) => findingOutcomes.includes(outcome));
  const groups = new Map<string, FindingGroup>();
  for (const [index, result] of [...findings].sort(compareGravity).entries()) {
    const key = result.cause ? `${result.property} ${result.cause.group}` : `result ${index}`;
    const group = groups.get(key);
    if (group) group.others.push(result);
    else groups.set(key, { lead: result, others: [] });
  }
  return [...groups.values()];
}

/** Sorting is stable: equally grave results keep the order of the report. */
function compareGravity(a: RuleResult, b: RuleResult): number {
  const bySeverity = severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity);
  return bySeverity || findingOutcomes.indexOf(a.outcome) - findingOutcomes.indexOf(b.outcome);
}
