import type { findings } from "@/db/schema/findings";
import { newId } from "@/lib/auth/new-id";
import type { RuleResult } from "@/lib/rules/result";

export type Finding = typeof findings.$inferSelect;
export type Said = ReturnType<typeof whatItSays>;

/** What a run means for one finding. `reprinted`: it says the same as before, of another print. */
export type FindingChange =
  | { kind: "opened"; id: string; said: Said }
  | { kind: "changed" | "reprinted" | "reopened"; id: string; said: Said; disposedVerdictHash: string | null }
  | { kind: "cleared"; id: string };

/** What a finding shows of the verdict it has. */
export function whatItSays({ result, hash }: { result: RuleResult; hash: string }) {
  return {
    rule: result.rule,
    periodStart: result.period.start,
    periodEnd: result.period.end,
    subject: result.subject,
    outcome: result.outcome,
    severity: result.severity,
    because: result.because,
    causeGroup: result.cause?.group ?? null,
    dollarEffect: (result.difference ?? "0.00").replace(/^-/, ""),
    verdictHash: hash,
  };
}

/** Rule, window and subject: what makes two results of two runs of a property the same finding. */
export function fingerprintOf({
  rule,
  periodStart,
  periodEnd,
  subject,
}: Pick<Said, "rule" | "periodStart" | "periodEnd" | "subject">): string {
  return JSON.stringify([rule, periodStart, periodEnd, subject]);
}

/** `askTheSame` says of the hashes of two verdicts whether an answer to one answers the other. */
export function changesBetween(
  known: readonly Finding[],
  said: readonly Said[],
  askTheSame: (one: string, other: string) => boolean,
): FindingChange[] {
  const findingOf = new Map(known.map((finding) => [fingerprintOf(finding), finding]));
  const seen = new Set(said.map(fingerprintOf));
  const gone = known.filter((finding) => finding.state === "open" && !seen.has(fingerprintOf(finding)));
  return [
    ...said.flatMap((entry): FindingChange[] => {
      const before = findingOf.get(fingerprintOf(entry));
      if (!before) return [{ kind: "opened", id: newId(), said: entry }];
      const kind = kindOf(before, entry, askTheSame);
      if (kind === null) return [];
      const { disposedVerdictHash: answered } = before;
      const isAnswered = answered !== null && askTheSame(answered, entry.verdictHash);
      const disposedVerdictHash = isAnswered ? entry.verdictHash : answered;
      return [{ kind, id: before.id, said: entry, disposedVerdictHash }];
    }),
    ...gone.map(({ id }): FindingChange => ({ kind: "cleared", id })),
  ];
}

/** Null where nothing changed. */
function kindOf(
  before: Finding,
  said: Said,
  askTheSame: (one: string, other: string) => boolean,
): "changed" | "reprinted" | "reopened" | null {
  if (before.state === "cleared") return "reopened";
  if (before.verdictHash === said.verdictHash) return null;
  return askTheSame(before.verdictHash, said.verdictHash) ? "reprinted" : "changed";
}
