import { and, eq, inArray } from "drizzle-orm";
import { replaceMetrics } from "@/db/queries/metrics";
import { documentVersions } from "@/db/schema/documents";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { inPieces } from "@/lib/collections/in-pieces";
import { measureDocuments } from "@/lib/metrics/measure-documents";
import type { CheckReport, Severity } from "@/lib/rules/result";
import { followFindings } from "@/lib/services/findings/follow-findings";
import { propertyIdOf, type RunScope } from "./load-scope";
import { type NewRun, storeRun, storeVerdicts } from "./store-run";

/** Ids of one update stay far below the 65,535 parameters that Postgres takes. */
const IDS_AT_ONCE = 2_000;

/**
 * Keeps a run of one property, which the caller holds, and what it means: for the findings, for the metrics, and for the
 * documents that waited for it. Returns the severity of each finding that it opened.
 */
export async function storePropertyRun(
  tx: TenantTx,
  orgId: OrgId,
  run: NewRun & { propertyId: string },
  scope: RunScope,
  report: CheckReport,
): Promise<Severity[]> {
  const { runId, propertyId } = run;
  const results = await storeVerdicts(tx, orgId, scope, report.results);
  const { versionIds } = scope;
  const { proof, hashes } = report;
  await storeRun(tx, orgId, run, { versionIds, results, proof, hashes });
  const opened = await followFindings(tx, orgId, { runId, propertyId, results });
  await storeMetrics(tx, orgId, run, scope);
  await settleVersions(tx, versionIds);
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
