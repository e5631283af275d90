import { eq, inArray } from "drizzle-orm";
import { insertRows } from "@/db/queries/insert-rows";
import { findingEvents, findings } from "@/db/schema/findings";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { inPieces } from "@/lib/collections/in-pieces";
import type { RuleResult, Severity } from "@/lib/rules/result";

type Finding = typeof findings.$inferSelect;
type Said = ReturnType<typeof whatItSays>;
type Change =
  | { kind: "opened"; id: string; said: Said }
  | { kind: "changed" | "reopened"; id: string; said: Said }
  | { kind: "cleared"; id: string };

/** Ids of one update: Postgres takes 65,535 parameters. */
const IDS_AT_ONCE = 1_000;

/**
 * What a run means for the findings of its property: new ones open, those that say something else change, those that no
 * longer fail are cleared. Nothing is deleted, and what people said stays. The caller holds the property. Returns the severity of each that opened.
 */
export async function followFindings(
  tx: TenantTx,
  orgId: OrgId,
  run: { runId: string; propertyId: string; results: readonly { result: RuleResult; hash: string }[] },
): Promise<Severity[]> {
  const { runId, propertyId } = run;
  const known = await tx
    .select()
    .from(findings)
    .where(eq(findings.propertyId, propertyId))
    // Everybody who changes several findings holds them in this order first, so that nobody waits in a circle.
    .orderBy(findings.id)
    .for("no key update");
  const said = run.results.filter(({ result }) => isFinding(result)).map(whatItSays);
  const changes = changesBetween(known, said);
  await openFindings(tx, { organizationId: orgId, propertyId, firstRunId: runId, lastRunId: runId }, changes);
  await updateFindings(tx, runId, changes);
  const events = changes.map((change) => ({
    organizationId: orgId,
    id: newId(),
    findingId: change.id,
    kind: change.kind,
    runId,
    actor: "job:run-rules",
    detail: change.kind === "cleared" ? {} : { verdict: change.said.verdictHash },
  }));
  await insertRows(tx, findingEvents, events);
  return changes.flatMap((change) => (change.kind === "opened" ? [change.said.severity] : []));
}

/** A rule that threw is one too: nobody must take silence for a pass. */
function isFinding({ outcome }: RuleResult): boolean {
  return outcome === "failed" || outcome === "warned" || outcome === "errored";
}

function whatItSays({ result, hash }: { result: RuleResult; hash: string }) {
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

function changesBetween(known: readonly Finding[], said: readonly Said[]): Change[] {
  const findingOf = new Map(known.map((finding) => [fingerprintOf(finding), finding]));
  const seen = new Set(said.map(fingerprintOf));
  const gone = known.filter((finding) => finding.state === "open" && !seen.has(fingerprintOf(finding)));
  return [
    ...said.flatMap((entry) => changeOf(findingOf.get(fingerprintOf(entry)), entry)),
    ...gone.map(({ id }): Change => ({ kind: "cleared", id })),
  ];
}

function changeOf(before: Finding | undefined, said: Said): Change[] {
  if (!before) return [{ kind: "opened", id: newId(), said }];
  if (before.state === "cleared") return [{ kind: "reopened", id: before.id, said }];
  return before.verdictHash === said.verdictHash ? [] : [{ kind: "changed", id: before.id, said }];
}

/** Rule, window and subject: what makes two results of two runs of a property the same finding. */
function fingerprintOf({
  rule,
  periodStart,
  periodEnd,
  subject,
}: Pick<Said, "rule" | "periodStart" | "periodEnd" | "subject">): string {
  return JSON.stringify([rule, periodStart, periodEnd, subject]);
}

async function openFindings(
  tx: TenantTx,
  own: Pick<typeof findings.$inferInsert, "organizationId" | "propertyId" | "firstRunId" | "lastRunId">,
  changes: readonly Change[],
): Promise<void> {
  const opened = changes.flatMap((change) =>
    change.kind === "opened" ? [{ ...own, id: change.id, ...change.said, state: "open" as const }] : [],
  );
  await insertRows(tx, findings, opened);
}

async function updateFindings(tx: TenantTx, lastRunId: string, changes: readonly Change[]): Promise<void> {
  const now = { lastRunId, updatedAt: new Date() };
  for (const change of changes) {
    if (change.kind !== "changed" && change.kind !== "reopened") continue;
    await tx
      .update(findings)
      .set({ ...now, ...change.said, state: "open" })
      .where(eq(findings.id, change.id));
  }
  const cleared = changes.flatMap(({ kind, id }) => (kind === "cleared" ? [id] : []));
  for (const ids of inPieces(cleared, IDS_AT_ONCE)) {
    await tx
      .update(findings)
      .set({ ...now, state: "cleared" })
      .where(inArray(findings.id, ids));
  }
}
