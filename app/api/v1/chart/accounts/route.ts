import { orgRoute } from "@/lib/http/org-route";
import { chartVersion, newMapping } from "@/lib/services/charts/chart-schemas";
import { mapAccount } from "@/lib/services/charts/map-account";

export const POST = orgRoute({
  name: "chart.map",
  summary: "Gives an account a role, in a new version of the chart, and re-runs what it touches",
  permission: "charts.write",
  body: newMapping,
  response: chartVersion,
  status: 201,
  idempotent: true,
  run: (ctx, { body }) => mapAccount(ctx, body),
});
