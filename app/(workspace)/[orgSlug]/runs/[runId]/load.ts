import { diffRuns } from "@/lib/services/runs/diff-runs";
import { getRun } from "@/lib/services/runs/get-run";
import { idOrNotFound } from "../../../page-context";
import { pageLoader } from "../../../page-loader";

export const load = pageLoader("runs.read", async (ctx, { runId }: { runId: string }, { against }) => {
  const run = await getRun(ctx, idOrNotFound(runId));
  const isCompared = run.state === "finished" && typeof against === "string";
  return {
    run,
    diff: isCompared ? await diffRuns(ctx, { before: idOrNotFound(against), after: runId }) : null,
  };
});
