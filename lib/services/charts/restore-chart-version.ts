import type { z } from "zod";
import { getChartVersionOrThrow } from "@/db/queries/charts";
import type { OrgContext } from "@/lib/auth/org-context";
import { changeChart } from "./change-chart";
import type { restoring } from "./chart-schemas";
import type { ChartVersionView } from "./chart-view";

/** Puts an earlier mapping in force again, as a new version: none is taken back. */
export async function restoreChartVersion(
  ctx: OrgContext,
  { version, reason }: { version: number } & z.output<typeof restoring>,
): Promise<ChartVersionView> {
  return changeChart(ctx, async (tx) => {
    const { chart } = await getChartVersionOrThrow(tx, version);
    return { chart, reason, action: "chart.restored", after: { restored: version }, stem: null };
  });
}
