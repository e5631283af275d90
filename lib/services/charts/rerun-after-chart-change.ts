import { getChartOrThrow, listPropertiesBehind } from "@/db/queries/charts";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";

/** The properties that a change of the chart left without a run of what they say now, for the jobs to run one by one. */
export async function rerunAfterChartChange(orgId: OrgId, chartId: string): Promise<string[]> {
  return withTenant(orgId, async (tx) => {
    await getChartOrThrow(tx, chartId);
    return listPropertiesBehind(tx);
  });
}
