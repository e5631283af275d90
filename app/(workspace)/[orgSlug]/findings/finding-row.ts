import type { FindingView } from "@/lib/services/findings/finding-view";
import type { Places } from "../places";
import type { FindingTableRow } from "./findings-table";

/** A finding as tables list it; `others` have the same cause and stand under it. */
export function findingRow(finding: FindingView, places: Places, others = 0): FindingTableRow {
  return {
    id: finding.id,
    href: places.finding(finding.id),
    title: finding.title,
    rule: finding.rule,
    property: finding.property.name,
    window: finding.period,
    subject: finding.subject,
    outcome: finding.outcome,
    severity: finding.severity,
    effect: finding.dollarEffect,
    because: finding.because,
    disposition: finding.disposition,
    isOpen: finding.state === "open",
    needsAttention: finding.needsAttention,
    others,
  };
}
