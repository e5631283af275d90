import { cn } from "@/components/ui/class-names";
import { MEANING_TEXT, MeaningIcon } from "@/components/ui/meaning-icon";
import { OUTCOMES, SEVERITIES } from "@/components/ui/status";
import { StatusChip } from "@/components/ui/status-chip";
import type { Outcome, Severity } from "@/lib/rules/result";

/** `failed`, with its colour and icon, in a running line. */
export function OutcomeWord({ outcome, className }: { outcome: Outcome; className?: string }) {
  const { meaning, word } = OUTCOMES[outcome];
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 whitespace-nowrap align-top font-medium",
        MEANING_TEXT[meaning],
        className,
      )}
    >
      <MeaningIcon meaning={meaning} />
      {word}
    </span>
  );
}

export function SeverityChip({ severity }: { severity: Severity }) {
  return <StatusChip meaning={SEVERITIES[severity]}>{severity}</StatusChip>;
}
