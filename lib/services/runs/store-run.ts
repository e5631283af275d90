import type { StoredChart } from "@/db/queries/charts";
import { insertRows } from "@/db/queries/insert-rows";
import { announce } from "@/db/queries/outbox";
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
import type { Parameters } from "@/lib/rules/parameters";
import type { CheckReport, RuleResult, RunHashes } from "@/lib/rules/result";
import { compareResults } from "@/lib/rules/run-hasher";
import { propertyIdOf, type RunScope } from "./load-scope";
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

/** What a run found: of each result its place in the report and the hash of its verdict, which is stored before. */
export interface RunFindings {
  versionIds: readonly string[];
  results: readonly StoredResult[];
  proof: CheckReport["proof"];
  hashes: RunHashes;
}

export interface StoredResult
  extends Pick<RuleResult, "rule" | "version" | "outcome" | "severity" | "property" | "period" | "subject"> {
  propertyId: string;
  hash: string;
}

/** Rows of one statement: as text they stay far below what a string may hold. */
const ROWS_AT_ONCE = 20_000;

/** Keeps what results say. They are known by their hash: to keep them twice, or for a run that never ends, harms nothing. */
export async function storeVerdicts(
  tx: TenantTx,
  organizationId: OrgId,
  scope: Pick<RunScope, "propertyIds">,
  results: readonly RuleResult[],
): Promise<(StoredResult & { result: RuleResult })[]> {
  const stored = results.map((result) => ({ result, ...storedVerdict(result) }));
  const byHash = new Map(stored.map(({ hash, verdict }) => [hash, verdict]));
  const rows = [...byHash].map(([hash, verdict]) => ({ organizationId, hash, verdict }));
  await insertRows(tx, verdicts, rows, { isKnownFine: true });
  return stored.map(({ result, hash }) => {
    const { rule, version, outcome, severity, property, period, subject } = result;
    const propertyId = propertyIdOf(scope, property);
    return { result, rule, version, outcome, severity, property, period, subject, propertyId, hash };
  });
}

/** Keeps a run: its hashes, what it looked at, and its results in the order of the report. */
export async function storeRun(
  tx: TenantTx,
  orgId: OrgId,
  run: NewRun,
  { versionIds, results, proof, hashes }: RunFindings,
): Promise<void> {
  const inOrder = results.toSorted(compareResults);
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
    catalogueHash: hashes.catalogue,
    parametersHash: hashes.parameters,
    factsHash: hashes.facts,
    resultsHash: hashes.results,
    counts: { documents: versionIds.length, ...proof, outcomes: outcomesOf(inOrder) },
  });
  const versionRows = versionIds.map((versionId) => ({ ...own, versionId }));
  const resultRows = inOrder.map((result, ordinal) => ({
    ...own,
    ordinal,
    propertyId: result.propertyId,
    rule: result.rule,
    ruleVersion: result.version,
    outcome: result.outcome,
    severity: result.severity,
    periodStart: result.period.start,
    periodEnd: result.period.end,
    subject: result.subject,
    verdictHash: result.hash,
  }));
  for (const rows of inPieces(versionRows, ROWS_AT_ONCE)) await insertRows(tx, runVersions, rows);
  for (const rows of inPieces(resultRows, ROWS_AT_ONCE)) await insertRows(tx, ruleRuns, rows);
  await announce(tx, orgId, "run/finished", { runId: run.runId, propertyId: run.propertyId });
}

function outcomesOf(results: readonly StoredResult[]): RunCounts["outcomes"] {
  const outcomes: RunCounts["outcomes"] = {};
  for (const { outcome } of results) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return outcomes;
}
