import { orgRoute } from "@/lib/http/org-route";
import { chart } from "@/lib/services/charts/chart-schemas";
import { getChart } from "@/lib/services/charts/get-chart";

export const GET = orgRoute({
  name: "chart.read",
  summary: "The mapping in force and every account that it is used for",
  permission: "charts.read",
  response: chart,
  run: (ctx) => getChart(ctx),
});
