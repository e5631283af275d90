import { asc, eq } from "drizzle-orm";
import { getCurrentChartOrThrow } from "@/db/queries/charts";
import { properties } from "@/db/schema/properties";
import { validationRuns } from "@/db/schema/runs";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { checkDocuments } from "@/lib/rules/check-documents";
import { DEFAULT_PARAMETERS } from "@/lib/rules/parameters";
import { loadScope } from "./load-scope";
import { storeRun } from "./store-run";

/**
 * One run over everything an organisation has filed: its hashes are those of `reims check` on all its files. The fiscal
 * year is the usual one; a property with another has runs of its own.
 */
export async function runOrganization(
  orgId: OrgId,
  request: { runId: string; actor: string },
): Promise<string> {
  return withTenant(orgId, async (tx) => {
    // Always in the same order, so that two such runs wait for each other instead of both giving up.
    await tx.select({ id: properties.id }).from(properties).orderBy(asc(properties.id)).for("update");
    const [made] = await tx
      .select({ id: validationRuns.id })
      .from(validationRuns)
      .where(eq(validationRuns.id, request.runId));
    if (made) return made.id;
    const chart = await getCurrentChartOrThrow(tx);
    const scope = await loadScope(tx, orgId, { propertyId: null });
    const report = checkDocuments(scope.documents, { chart: chart.chart, selections: scope.selections });
    await storeRun(
      tx,
      orgId,
      {
        ...request,
        propertyId: null,
        factsRevision: null,
        trigger: "hand",
        chart,
        parameters: DEFAULT_PARAMETERS,
      },
      scope,
      report,
    );
    return request.runId;
  });
}
