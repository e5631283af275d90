import { getCurrentChartOrThrow } from "@/db/queries/charts";
import { hasRun } from "@/db/queries/runs";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { checkDocuments } from "@/lib/rules/check-documents";
import { DEFAULT_PARAMETERS } from "@/lib/rules/parameters";
import { loadScope } from "./load-scope";
import { storeRun } from "./store-run";

/**
 * One run over everything an organisation has filed: its hashes are those of `reims check` on all its files. It leaves
 * findings alone, which follow the runs of their property.
 */
export async function runOrganization(
  orgId: OrgId,
  request: { runId: string; actor: string },
): Promise<void> {
  const seen = await withTenant(orgId, async (tx) => {
    if (await hasRun(tx, request.runId)) return null;
    return { chart: await getCurrentChartOrThrow(tx), scope: await loadScope(tx, orgId, null) };
  });
  if (!seen) return;
  const { chart, scope } = seen;
  const report = checkDocuments(scope.documents, { chart: chart.chart, selections: scope.selections });
  await withTenant(orgId, async (tx) => {
    if (await hasRun(tx, request.runId)) return;
    const run = {
      ...request,
      propertyId: null,
      factsRevision: null,
      trigger: "hand",
      parameters: DEFAULT_PARAMETERS,
    } as const;
    await storeRun(tx, orgId, { ...run, chart }, scope, report);
  });
}
