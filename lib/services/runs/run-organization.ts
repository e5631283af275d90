import { getCurrentChartOrThrow } from "@/db/queries/charts";
import { hasRun } from "@/db/queries/runs";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import type { Chart } from "@/lib/facts/chart";
import { checkDocuments } from "@/lib/rules/check-documents";
import { DEFAULT_PARAMETERS as parameters } from "@/lib/rules/parameters";
import { RunHasher } from "@/lib/rules/run-hasher";
import { type ListedVersions, listScopes, loadListed } from "./load-scope";
import { type RunFindings, type StoredResult, storeRun, storeVerdicts } from "./store-run";

/**
 * One run over everything an organisation has filed: its hashes are those of `reims check` on all its files. It is a
 * photograph, by the usual fiscal year: it leaves findings alone, which follow the runs of their property.
 */
export async function runOrganization(
  orgId: OrgId,
  request: { runId: string; actor: string },
): Promise<void> {
  const seen = await withTenant(orgId, async (tx) => {
    if (await hasRun(tx, request.runId)) return null;
    return { chart: await getCurrentChartOrThrow(tx), scopes: await listScopes(tx) };
  });
  if (!seen) return;
  const { chart, scopes } = seen;
  const found = await checkEach(orgId, scopes, chart.chart);
  const run = {
    ...request,
    propertyId: null,
    factsRevision: null,
    trigger: "hand",
    chart,
    parameters,
  } as const;
  await withTenant(orgId, async (tx) => {
    if (!(await hasRun(tx, run.runId))) await storeRun(tx, orgId, run, found);
  });
}

/**
 * Property by property. Beside what one of them says, memory holds of each result its place and its row of the hash, which
 * begin with the rule and not with the property.
 */
async function checkEach(
  orgId: OrgId,
  scopes: readonly ListedVersions[],
  chart: Chart,
): Promise<RunFindings> {
  const whole = new RunHasher({ chart, parameters });
  const results: StoredResult[] = [];
  const proof = { figures: 0, proven: 0, repaired: 0, unproven: 0 };
  for (const listed of scopes) {
    const scope = await withTenant(orgId, (tx) => loadListed(tx, listed));
    const { selections, documents } = scope;
    const report = checkDocuments(documents, { chart, selections, parameters, whole });
    proof.figures += report.proof.figures;
    proof.proven += report.proof.proven;
    proof.repaired += report.proof.repaired;
    proof.unproven += report.proof.unproven;
    const stored = await withTenant(orgId, (tx) => storeVerdicts(tx, orgId, scope, report.results));
    for (const { result: _whatItSays, ...place } of stored) results.push(place);
  }
  const versionIds = scopes.flatMap(({ versions }) => versions.map(({ id }) => id));
  return { versionIds, results, proof, hashes: whole.hashes() };
}
