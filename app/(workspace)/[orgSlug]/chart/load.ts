import { getChart } from "@/lib/services/charts/get-chart";
import { listChartVersions } from "@/lib/services/charts/list-chart-versions";
import { pageLoader } from "../../page-loader";

const VERSIONS_SHOWN = 20;

export const load = pageLoader("charts.read", async (ctx) => {
  const [chart, versions] = await Promise.all([
    getChart(ctx),
    listChartVersions(ctx, { limit: VERSIONS_SHOWN }),
  ]);
  return { chart, versions: versions.items };
});
