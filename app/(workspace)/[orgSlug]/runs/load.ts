import { listProperties } from "@/lib/services/properties/list-properties";
import { listRuns } from "@/lib/services/runs/list-runs";
import { pageLoader } from "../../page-loader";

const SHOWN = 200;

export const load = pageLoader("runs.read", async (ctx) => {
  const [runs, properties] = await Promise.all([
    listRuns(ctx, { limit: SHOWN }),
    listProperties(ctx, { limit: 1000 }),
  ]);
  return { runs: runs.items, properties: properties.items };
});
