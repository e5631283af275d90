"use server";
import { orgAction } from "@/lib/actions/org-action";
import { replayRun } from "@/lib/services/runs/replay-run";
import { requestRun } from "@/lib/services/runs/request-run";
import { newRun, runParams } from "@/lib/services/runs/run-schemas";

export const requestRunAction = orgAction({
  name: "run.request",
  permission: "runs.write",
  input: newRun,
  run: requestRun,
});

export const replayRunAction = orgAction({
  name: "run.replay",
  permission: "runs.read",
  input: runParams,
  run: (ctx, { runId }) => replayRun(ctx.orgId, runId, ctx.propertyIds),
});
