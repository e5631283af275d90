import type { JobEvent, SerializedError } from "../protocol";
import { json, type StoreTx } from "./connection";
import type { Functions } from "./functions";
import { settleStep } from "./settle-step";
import { acceptEvent } from "./start-runs";

/** Ends a run, hands its result to the step that invoked it, and tells the functions that watch for failures. */
export async function finishRun(
  tx: StoreTx,
  functions: Functions,
  end: { runId: string } & ({ output: unknown } | { error: SerializedError }),
): Promise<void> {
  const { runId } = end;
  const result = "error" in end ? { error: end.error } : { data: end.output ?? null };
  const [run] = await tx`
    update executor.runs set status = ${"error" in end ? "failed" : "completed"}, finished_at = now(),
      output = ${json(result)}::text::jsonb
    where id = ${runId} and status = 'running'
    returning function_id, event, parent_run_id, parent_step_id`;
  if (!run) return;
  await tx`delete from executor.tasks where run_id = ${runId}`;
  await tx`delete from executor.steps where run_id = ${runId}`;
  if (run.parent_run_id)
    await settleStep(tx, {
      runId: String(run.parent_run_id),
      stepId: String(run.parent_step_id),
      memo: result,
    });
  if ("error" in end)
    await acceptEvent(tx, functions, failureEvent(runId, String(run.function_id), run.event, end.error));
}

function failureEvent(runId: string, functionId: string, event: unknown, error: SerializedError): JobEvent {
  return {
    id: `failed:${runId}`,
    name: "inngest/function.failed",
    data: { function_id: functionId, run_id: runId, error, event, events: [event] },
    ts: Date.now(),
  };
}
