import { and, eq, inArray } from "drizzle-orm";
import type { StoredChart } from "@/db/queries/charts";
import { insertRows } from "@/db/queries/insert-rows";
import { replaceMetrics } from "@/db/queries/metrics";
import { announce } from "@/db/queries/outbox";
import { documentVersions } from "@/db/schema/documents";
import {
  type RunCounts,
  type RunTrigger,
  ruleRuns,
  runVersions,
  validationRuns,
  verdicts,
} from "@/db/schema/runs";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { inPieces } from "@/lib/collections/in-pieces";
import { READER_VERSION } from "@/lib/engines/reader-version";
import { measureDocuments } from "@/lib/metrics/measure-documents";
import type { Parameters } from "@/lib/rules/parameters";
import type { CheckReport, Severity } from "@/lib/rules/result";
import { followFindings } from "@/lib/services/findings/follow-findings";
import type { RunScope } from "./load-scope";
import { storedParameters } from "./stored-parameters";
import { storedVerdict } from "./stored-verdict";

export interface NewRun {
  runId: string;
  /** Null: every property of the organisation. */
  propertyId: string | null;
  factsRevision: number | null;
  trigger: RunTrigger;
  actor: string;
  chart: StoredChart;
  parameters: Parameters;
}

/** Ids of one update stay far below the 65,535 parameters that Postgres takes. */
const IDS_AT_ONCE = 2_000;

/**
 * Keeps a run whole: its hashes, its verdicts and what it looked at. Of a run of one property, which the caller holds, also
 * what it means: for the findings, for the metrics, and for the documents that waited for it. A run over the organisation
 * is a photograph: by the usual fiscal year, and of properties that may be newer by now. Returns the severity of each finding
 * that it opened.
 */
export async function storeRun(
  tx: TenantTx,
  orgId: OrgId,
  run: NewRun,
  scope: RunScope,
  report: CheckReport,
): Promise<Severity[]> {
  const own = { organizationId: orgId, runId: run.runId };
  await tx.insert(validationRuns).values({
    organizationId: orgId,
    id: run.runId,
    propertyId: run.propertyId,
    factsRevision: run.factsRevision,
    trigger: run.trigger,
    actor: run.actor,
    engineVersion: READER_VERSION,
    chartId: run.chart.id,
    parameters: storedParameters(run.parameters),
    catalogueHash: report.hashes.catalogue,
    parametersHash: report.hashes.parameters,
    factsHash: report.hashes.facts,
    resultsHash: report.hashes.results,
    counts: countsOf(report),
  });
  const versionRows = scope.versionIds.map((versionId) => ({ ...own, versionId }));
  const results = report.results.map((result) => ({ result, ...storedVerdict(result) }));
  const verdictRows = [...new Map(results.map(({ hash, verdict }) => [hash, verdict]))].map(
    ([hash, verdict]) => ({ organizationId: orgId, hash, verdict }),
  );
  const resultRows = results.map(({ result, hash }, ordinal) => ({
    ...own,
    ordinal,
    propertyId: propertyIdOf(scope, result.property),
    rule: result.rule,
    ruleVersion: result.version,
    outcome: result.outcome,
    severity: result.severity,
    periodStart: result.period.start,
    periodEnd: result.period.end,
    subject: result.subject,
    verdictHash: hash,
  }));
  await insertRows(tx, runVersions, versionRows);
  await insertRows(tx, verdicts, verdictRows, { isKnownFine: true });
  await insertRows(tx, ruleRuns, resultRows);
  let opened: Severity[] = [];
  if (run.propertyId !== null) {
    const { runId, propertyId } = run;
    opened = await followFindings(tx, orgId, { runId, propertyId, results });
    await storeMetrics(tx, orgId, run, scope);
    await settleVersions(tx, scope.versionIds);
  }
  await announce(tx, orgId, "run/finished", { runId: run.runId, propertyId: run.propertyId });
  return opened;
}

async function storeMetrics(
  tx: TenantTx,
  orgId: OrgId,
  { runId, chart, parameters }: NewRun,
  scope: RunScope,
): Promise<void> {
  for (const [code, values] of measureDocuments(scope.documents, { chart: chart.chart, parameters })) {
    const propertyId = propertyIdOf(scope, code);
    await replaceMetrics(tx, { organizationId: orgId, runId, propertyId }, values);
  }
}

function propertyIdOf({ propertyIds }: RunScope, code: string): string {
  const id = propertyIds.get(code);
  if (!id) throw new Error(`A result speaks of the property ${code}, which the organisation does not have.`);
  return id;
}

async function settleVersions(tx: TenantTx, versionIds: readonly string[]): Promise<void> {
  for (const ids of inPieces(versionIds, IDS_AT_ONCE)) {
    await tx
      .update(documentVersions)
      .set({
        stage: "reconciled",
        state: "settled",
        settledAt: new Date(),
        problemCode: null,
        problem: null,
      })
      .where(and(inArray(documentVersions.id, ids), eq(documentVersions.stage, "filed")));
  }
}

function countsOf({ documents, proof, results }: CheckReport): RunCounts {
  const outcomes: RunCounts["outcomes"] = {};
  for (const { outcome } of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return { documents: documents.length, ...proof, outcomes };
}
