"use server";
import { z } from "zod";
import { orgAction } from "@/lib/actions/org-action";
import { mapAccount } from "@/lib/services/charts/map-account";
import { restoreChartVersion } from "@/lib/services/charts/restore-chart-version";

export const mapAccountAction = orgAction({
  name: "chart.map",
  permission: "charts.write",
  input: z.object({
    code: z.string().max(40),
    name: z.string().max(200).optional(),
    role: z.string().min(1, "Choose a role.").max(80),
    reason: z.string().max(2000),
  }),
  async run(ctx, input) {
    const { version } = await mapAccount(ctx, input);
    return { version };
  },
});

export const restoreChartAction = orgAction({
  name: "chart.restore",
  permission: "charts.write",
  input: z.object({ version: z.int32().positive(), reason: z.string().max(2000) }),
  async run(ctx, input) {
    const { version } = await restoreChartVersion(ctx, input);
    return { version };
  },
});
