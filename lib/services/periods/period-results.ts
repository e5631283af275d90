import type { Outcome, RuleResult } from "@/lib/rules/result";
import type { FindingView } from "@/lib/services/findings/finding-view";

/** A result of the month without its trace and evidence, which the finding's own page shows. */
export type PeriodResult = Pick<
  RuleResult,
  | "rule"
  | "version"
  | "title"
  | "outcome"
  | "severity"
  | "period"
  | "subject"
  | "because"
  | "left"
  | "right"
  | "difference"
  | "tolerance"
> & {
  /** The finding that follows it; null where it passed or could not be evaluated. */
  findingId: string | null;
};

type Verdict = Omit<RuleResult, "evidence">;
type FollowedFinding = Pick<FindingView, "id" | "rule" | "subject" | "period" | "state">;

/** What the rules say, each with the open finding that follows it. */
export function periodResults(
  verdicts: readonly { verdict: Verdict }[],
  findings: readonly FollowedFinding[],
): PeriodResult[] {
  const open = new Map(
    findings.filter(({ state }) => state === "open").map((finding) => [fingerprint(finding), finding.id]),
  );
  return verdicts.map(({ verdict }) => {
    const { rule, version, title, outcome, severity, period, subject, because } = verdict;
    const { left, right, difference, tolerance } = verdict;
    const said = { rule, version, title, outcome, severity, period, subject, because };
    return { ...said, left, right, difference, tolerance, findingId: open.get(fingerprint(verdict)) ?? null };
  });
}

export function countOutcomes(
  results: readonly Pick<RuleResult, "outcome">[],
): Partial<Record<Outcome, number>> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

function fingerprint({ rule, subject, period }: Pick<RuleResult, "rule" | "subject" | "period">): string {
  return JSON.stringify([rule, subject, period.start, period.end]);
}
