import { pageQuery } from "@/lib/http/cursor";
import { listOf } from "@/lib/http/list-of";
import { orgRoute } from "@/lib/http/org-route";
import { chartVersion } from "@/lib/services/charts/chart-schemas";
import { listChartVersions } from "@/lib/services/charts/list-chart-versions";

export const GET = orgRoute({
  name: "chart.versions",
  summary: "Lists versions of the chart, newest first; the first is in force",
  permission: "charts.read",
  query: pageQuery,
  response: listOf(chartVersion),
  run: (ctx, { query }) => listChartVersions(ctx, query),
});
