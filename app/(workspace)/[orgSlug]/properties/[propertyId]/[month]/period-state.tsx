import { StatusChip } from "@/components/ui/status-chip";
import type { PeriodPage } from "@/lib/services/periods/load-period-page";

/** How the month stands, in one word; the worst of what can be said of it. */
export function PeriodState({ page }: { page: Pick<PeriodPage, "statements" | "findings" | "run"> }) {
  const { statements, run } = page;
  const open = page.findings.filter(({ needsAttention }) => needsAttention);
  if (statements.length === 0) return <StatusChip meaning="neutral">nothing is in</StatusChip>;
  if (run === null || statements.some(({ state }) => state !== "settled"))
    return <StatusChip meaning="active">not reconciled yet</StatusChip>;
  if (open.length === 0) return <StatusChip meaning="proven">reconciled</StatusChip>;
  const isGrave = open.some(({ severity }) => severity === "critical" || severity === "high");
  return (
    <StatusChip meaning={isGrave ? "failed" : "warned"}>
      {open.length === 1 ? "1 finding wants an answer" : `${open.length} findings want an answer`}
    </StatusChip>
  );
}
