import { eq, inArray } from "drizzle-orm";
import { findVerdicts } from "@/db/queries/findings";
import { insertRows } from "@/db/queries/insert-rows";
import { findingEvents, findings } from "@/db/schema/findings";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { inPieces } from "@/lib/collections/in-pieces";
import { asksTheSame } from "@/lib/rules/asks-the-same";
import type { RuleResult, Severity } from "@/lib/rules/result";
import {
  changesBetween,
  type Finding,
  type FindingChange,
  fingerprintOf,
  whatItSays,
} from "./finding-changes";

interface Result {
  result: RuleResult;
  hash: string;
}

/** Ids of one update: Postgres takes 65,535 parameters. */
const IDS_AT_ONCE = 1_000;

/**
 * What a run means for the findings of its property: new ones open, those that say something else change, those that no
 * longer fail are cleared. Nothing is deleted, and what people said stays: it holds for every verdict that asks the same.
 * The caller holds the property. Returns the severity of each that opened.
 */
export async function followFindings(
  tx: TenantTx,
  orgId: OrgId,
  run: { runId: string; propertyId: string; results: readonly Result[] },
): Promise<Severity[]> {
  const { runId, propertyId } = run;
  const known = await tx
    .select()
    .from(findings)
    .where(eq(findings.propertyId, propertyId))
    // Everybody who changes several findings holds them in this order first, so that nobody waits in a circle.
    .orderBy(findings.id)
    .for("no key update");
  const results = run.results.filter(({ result }) => isFinding(result));
  const said = results.map(whatItSays);
  const saidAgain = new Set(said.map(fingerprintOf));
  const before = known.filter((finding) => saidAgain.has(fingerprintOf(finding)));
  const changes = changesBetween(known, said, await comparison(tx, before, results));
  await openFindings(tx, { organizationId: orgId, propertyId, firstRunId: runId, lastRunId: runId }, changes);
  await updateFindings(tx, runId, changes);
  await insertRows(
    tx,
    findingEvents,
    changes.flatMap((change) => eventOf(change, orgId, runId)),
  );
  return changes.flatMap((change) => (change.kind === "opened" ? [change.said.severity] : []));
}

/** A rule that threw is one too: nobody must take silence for a pass. */
function isFinding({ outcome }: RuleResult): boolean {
  return outcome === "failed" || outcome === "warned" || outcome === "errored";
}

/** By the hashes of two verdicts, whether they ask the same: those of the run, and those that findings have or were disposed of. */
async function comparison(
  tx: TenantTx,
  before: readonly Finding[],
  results: readonly Result[],
): Promise<(one: string, other: string) => boolean> {
  const now = new Map(results.map(({ result, hash }) => [hash, result]));
  const hashes = before.flatMap(({ verdictHash, disposedVerdictHash }) => [verdictHash, disposedVerdictHash]);
  const stored = await findVerdicts(
    tx,
    hashes.filter((hash) => hash !== null).filter((hash) => !now.has(hash)),
  );
  return (one, other) => {
    const [a, b] = [one, other].map((hash) => now.get(hash) ?? stored.get(hash));
    return a !== undefined && b !== undefined && asksTheSame(a, b);
  };
}

/** The same numbers printed again are no news. */
function eventOf(
  change: FindingChange,
  organizationId: OrgId,
  runId: string,
): (typeof findingEvents.$inferInsert)[] {
  const { kind, id: findingId } = change;
  if (kind === "reprinted") return [];
  const detail = kind === "cleared" ? {} : { verdict: change.said.verdictHash };
  return [{ organizationId, id: newId(), findingId, kind, runId, actor: "job:run-rules", detail }];
}

async function openFindings(
  tx: TenantTx,
  own: Pick<typeof findings.$inferInsert, "organizationId" | "propertyId" | "firstRunId" | "lastRunId">,
  changes: readonly FindingChange[],
): Promise<void> {
  const opened = changes.flatMap((change) =>
    change.kind === "opened" ? [{ ...own, id: change.id, ...change.said, state: "open" as const }] : [],
  );
  await insertRows(tx, findings, opened);
}

async function updateFindings(
  tx: TenantTx,
  lastRunId: string,
  changes: readonly FindingChange[],
): Promise<void> {
  const now = { lastRunId, updatedAt: new Date() };
  for (const change of changes) {
    if (change.kind === "opened" || change.kind === "cleared") continue;
    const { said, disposedVerdictHash } = change;
    await tx
      .update(findings)
      .set({ ...now, ...said, disposedVerdictHash, state: "open" })
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
