import { orgRoute } from "@/lib/http/org-route";
import { accountList } from "@/lib/services/charts/chart-schemas";
import { listUnmapped } from "@/lib/services/charts/list-unmapped";

export const GET = orgRoute({
  name: "chart.unmapped",
  summary: "Accounts that the chart has no role for, the largest amount first",
  permission: "charts.read",
  response: accountList,
  run: async (ctx) => ({ items: await listUnmapped(ctx), nextCursor: null }),
});
