import { eq, inArray } from "drizzle-orm";
import { findingEvents, findings } from "@/db/schema/findings";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { inPieces } from "@/lib/collections/in-pieces";
import type { RuleResult } from "@/lib/rules/result";

/** A result with the property and the hash it is kept under. */
export interface FollowedResult {
  result: RuleResult;
  hash: string;
  propertyId: string;
}

type Finding = typeof findings.$inferSelect;
type NewEvent = Omit<typeof findingEvents.$inferInsert, "organizationId" | "id" | "actor" | "runId">;

const ROWS_AT_ONCE = 1_000;

/**
 * What a run means for the findings of the properties it looked at: new ones open, those that say something else change,
 * those that no longer fail are cleared. Nothing is deleted, and what people said stays.
 */
export async function followFindings(
  tx: TenantTx,
  orgId: OrgId,
  run: { runId: string; propertyIds: readonly string[]; results: readonly FollowedResult[] },
): Promise<void> {
  if (run.propertyIds.length === 0) return;
  const known = await tx
    .select()
    .from(findings)
    .where(inArray(findings.propertyId, [...run.propertyIds]));
  const byFingerprint = new Map(known.map((finding) => [fingerprintOf(finding), finding]));
  const current = run.results.filter(({ result }) => isFinding(result));
  const seen = new Set<string>();
  const opened: (typeof findings.$inferInsert)[] = [];
  const events: NewEvent[] = [];
  for (const entry of current) {
    const said = whatItSays(entry);
    const fingerprint = fingerprintOf(said);
    seen.add(fingerprint);
    const before = byFingerprint.get(fingerprint);
    if (!before) {
      const id = newId();
      opened.push({
        organizationId: orgId,
        id,
        ...said,
        state: "open",
        firstRunId: run.runId,
        lastRunId: run.runId,
      });
      events.push({ findingId: id, kind: "opened", detail: { verdict: entry.hash } });
      continue;
    }
    const kind = changeOf(before, entry.hash);
    if (kind) events.push({ findingId: before.id, kind, detail: { verdict: entry.hash } });
    if (kind) {
      await tx
        .update(findings)
        .set({ ...said, state: "open", lastRunId: run.runId, updatedAt: new Date() })
        .where(eq(findings.id, before.id));
    }
  }
  const gone = known.filter((finding) => finding.state === "open" && !seen.has(fingerprintOf(finding)));
  for (const rows of inPieces(gone, ROWS_AT_ONCE)) {
    await tx
      .update(findings)
      .set({ state: "cleared", lastRunId: run.runId, updatedAt: new Date() })
      .where(
        inArray(
          findings.id,
          rows.map(({ id }) => id),
        ),
      );
  }
  events.push(...gone.map(({ id }): NewEvent => ({ findingId: id, kind: "cleared", detail: {} })));
  for (const rows of inPieces(opened, ROWS_AT_ONCE)) await tx.insert(findings).values(rows);
  for (const rows of inPieces(events, ROWS_AT_ONCE)) {
    await tx.insert(findingEvents).values(
      rows.map((event) => ({
        organizationId: orgId,
        id: newId(),
        runId: run.runId,
        actor: "job:run-rules",
        ...event,
      })),
    );
  }
}

/** A rule that threw is one too: nobody must take silence for a pass. */
function isFinding({ outcome }: RuleResult): boolean {
  return outcome === "failed" || outcome === "warned" || outcome === "errored";
}

function changeOf(before: Finding, hash: string): "reopened" | "changed" | null {
  if (before.state === "cleared") return "reopened";
  return before.verdictHash === hash ? null : "changed";
}

function whatItSays({ result, hash, propertyId }: FollowedResult) {
  return {
    propertyId,
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

/** Rule, property, window and subject: what makes two results of two runs the same finding. */
function fingerprintOf(
  finding: Pick<Finding, "propertyId" | "rule" | "periodStart" | "periodEnd" | "subject">,
): string {
  const { propertyId, rule, periodStart, periodEnd, subject } = finding;
  return JSON.stringify([propertyId, rule, periodStart, periodEnd, subject]);
}
