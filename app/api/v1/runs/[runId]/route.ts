import { orgRoute } from "@/lib/http/org-route";
import { getRun } from "@/lib/services/runs/get-run";
import { runDetail, runParams } from "@/lib/services/runs/run-schemas";

export const GET = orgRoute({
  name: "runs.read",
  summary: "A run with its hashes, its counts and the prints that it looked at",
  permission: "runs.read",
  params: runParams,
  response: runDetail,
  run: (ctx, { params }) => getRun(ctx, params.runId),
});
