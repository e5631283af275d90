import type { FindingRow } from "@/db/queries/findings";
import { findingTitle } from "@/lib/rules/finding-titles";

/** A finding as lists show it. */
export type FindingView = ReturnType<typeof findingView>;

export function findingView({ finding, property, needsAttention }: FindingRow) {
  const { rule, periodStart, periodEnd } = finding;
  return {
    id: finding.id,
    property,
    rule,
    /** What is wrong, in the words of today; a rule that is gone has its id alone. */
    title: findingTitle(rule) ?? rule,
    period: { start: periodStart, end: periodEnd },
    subject: finding.subject,
    state: finding.state,
    outcome: finding.outcome,
    severity: finding.severity,
    because: finding.because,
    dollarEffect: finding.dollarEffect,
    causeGroup: finding.causeGroup,
    verdictHash: finding.verdictHash,
    disposition: finding.disposition,
    dispositionReason: finding.dispositionReason,
    needsAttention,
    assigneeId: finding.assigneeId,
    firstRunId: finding.firstRunId,
    lastRunId: finding.lastRunId,
    createdAt: finding.createdAt,
    updatedAt: finding.updatedAt,
  };
}
