import { orgRoute } from "@/lib/http/org-route";
import { replayRun } from "@/lib/services/runs/replay-run";
import { replay, runParams } from "@/lib/services/runs/run-schemas";

export const POST = orgRoute({
  name: "runs.replay",
  summary: "Makes a run again from what it was made of and compares bit for bit; changes nothing",
  permission: "runs.read",
  params: runParams,
  response: replay,
  run: (ctx, { params }) => replayRun(ctx.orgId, params.runId, ctx.propertyIds),
});
