"use server";
import { z } from "zod";
import { orgAction } from "@/lib/actions/org-action";
import { replayRun } from "@/lib/services/runs/replay-run";
import { requestRun } from "@/lib/services/runs/request-run";

export const requestRunAction = orgAction({
  name: "run.request",
  permission: "runs.write",
  input: z.object({ propertyId: z.uuid().nullable() }),
  run: (ctx, input) => requestRun(ctx, input),
});

export const replayRunAction = orgAction({
  name: "run.replay",
  permission: "runs.read",
  input: z.object({ runId: z.uuid() }),
  run: (ctx, { runId }) => replayRun(ctx.orgId, runId, ctx.propertyIds),
});
