import { z } from "zod";
import { orgRoute } from "@/lib/http/org-route";
import { diffRuns } from "@/lib/services/runs/diff-runs";
import { runDiff, runParams } from "@/lib/services/runs/run-schemas";

export const GET = orgRoute({
  name: "runs.diff",
  summary: "What a run says differently from an earlier one, verdict by verdict",
  permission: "runs.read",
  params: runParams,
  query: z.object({ against: z.uuid().meta({ description: "The earlier run." }) }),
  response: runDiff,
  run: (ctx, { params, query }) => diffRuns(ctx, { before: query.against, after: params.runId }),
});
