import { orgRoute } from "@/lib/http/org-route";
import { chartVersion, chartVersionParams, restoring } from "@/lib/services/charts/chart-schemas";
import { restoreChartVersion } from "@/lib/services/charts/restore-chart-version";

export const POST = orgRoute({
  name: "chart.restore",
  summary: "Puts an earlier version of the chart in force again, as a new one",
  permission: "charts.write",
  params: chartVersionParams,
  body: restoring,
  response: chartVersion,
  status: 201,
  idempotent: true,
  run: (ctx, { params, body }) => restoreChartVersion(ctx, { ...params, ...body }),
});
