import { z } from "zod";
import { pageQuery } from "@/lib/http/cursor";
import { listOf } from "@/lib/http/list-of";
import { orgRoute } from "@/lib/http/org-route";
import { listRuns } from "@/lib/services/runs/list-runs";
import { requestRun } from "@/lib/services/runs/request-run";
import { newRun, requestedRun, run } from "@/lib/services/runs/run-schemas";

export const GET = orgRoute({
  name: "runs.list",
  summary: "Lists runs, newest first, those that are still to be made among them",
  permission: "runs.read",
  query: pageQuery.extend({ propertyId: z.uuid().optional() }),
  response: listOf(run),
  run: (ctx, { query }) => listRuns(ctx, query),
});

export const POST = orgRoute({
  name: "runs.request",
  summary: "Asks for a run of one property, or of everything",
  permission: "runs.write",
  body: newRun,
  response: requestedRun,
  status: 202,
  idempotent: true,
  run: (ctx, { body }) => requestRun(ctx, body),
});
