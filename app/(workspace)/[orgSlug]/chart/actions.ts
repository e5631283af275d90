"use server";
import { orgAction } from "@/lib/actions/org-action";
import { chartVersionParams, newMapping, restoring } from "@/lib/services/charts/chart-schemas";
import { mapAccount } from "@/lib/services/charts/map-account";
import { restoreChartVersion } from "@/lib/services/charts/restore-chart-version";

export const mapAccountAction = orgAction({
  name: "chart.map",
  permission: "charts.write",
  input: newMapping,
  run: mapAccount,
});

export const restoreChartAction = orgAction({
  name: "chart.restore",
  permission: "charts.write",
  input: chartVersionParams.extend(restoring.shape),
  run: restoreChartVersion,
});
