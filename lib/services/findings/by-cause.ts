import { groupBy } from "@/lib/collections/group-by";
import type { Severity } from "@/lib/rules/result";

const SEVERITY_ORDER: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

interface Caused {
  id: string;
  property: { id: string };
  causeGroup: string | null;
  severity: Severity;
  dollarEffect: string;
}

/**
 * Findings of one cause under the gravest of them: twelve months of a year that was not closed are one thing to answer.
 * What makes numbers unreliable comes before what is merely large.
 */
export function byCause<Finding extends Caused>(
  findings: readonly Finding[],
): { lead: Finding; others: number }[] {
  const groups = groupBy(findings, ({ id, property, causeGroup }) =>
    causeGroup === null ? id : `${property.id} ${causeGroup}`,
  );
  return [...groups.values()]
    .flatMap((group) => {
      const [lead] = group.toSorted(byWeight);
      return lead ? [{ lead, others: group.length - 1 }] : [];
    })
    .sort((a, b) => byWeight(a.lead, b.lead));
}

export function isSameCause(a: Caused, b: Caused): boolean {
  return a.causeGroup !== null && a.causeGroup === b.causeGroup && a.property.id === b.property.id;
}

/** Findings as they are, the gravest first. */
export function oneByOne<Finding extends Caused>(
  findings: readonly Finding[],
): { lead: Finding; others: number }[] {
  return findings.toSorted(byWeight).map((lead) => ({ lead, others: 0 }));
}

/** Severity, then effect; what is equal in both stays in its order. */
function byWeight(a: Caused, b: Caused): number {
  const severity = SEVERITY_ORDER.indexOf(a.severity) - SEVERITY_ORDER.indexOf(b.severity);
  return severity || Number(b.dollarEffect) - Number(a.dollarEffect);
}
