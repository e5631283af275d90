import { z } from "zod";
import { pageQuery } from "@/lib/http/cursor";
import { listOf } from "@/lib/http/list-of";
import { orgRoute } from "@/lib/http/org-route";
import { listRunResults } from "@/lib/services/runs/list-run-results";
import { runParams, runResult } from "@/lib/services/runs/run-schemas";

/** As many as a year of a property has: results are small, and mostly all are wanted. */
const limit = z.coerce.number().int().min(1).max(5_000).default(1_000);

export const GET = orgRoute({
  name: "runs.results",
  summary: "Every result of a run, as `reims check --json` gives them",
  permission: "runs.read",
  params: runParams,
  query: pageQuery.extend({ limit }),
  response: listOf(runResult),
  run: (ctx, { params, query }) => listRunResults(ctx, { ...params, ...query }),
});
