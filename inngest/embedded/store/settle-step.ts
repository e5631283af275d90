import type { Memo } from "../next-action";
import { ASK_NEXT } from "../next-action";
import { json, type StoreTx } from "./connection";

/** Hands a waiting step its result and has the function asked what comes next. Nothing when it no longer waits. */
export async function settleStep(
  tx: StoreTx,
  { runId, stepId, memo }: { runId: string; stepId: string; memo: Memo },
): Promise<void> {
  // The run's row first, as everywhere: results of one run come one after the other.
  const [run] = await tx`select status from executor.runs where id = ${runId} for update`;
  if (run?.status !== "running") return;
  const { count } = await tx`
    update executor.steps set memo = ${json(memo)}::text::jsonb, position = ${nextPosition(tx, runId)}
    where run_id = ${runId} and id = ${stepId} and memo is null`;
  if (count > 0) await askNext(tx, runId, new Date());
}

/** A call that asks what is next is made once more after the one under way, which did not see this result. */
export async function askNext(tx: StoreTx, runId: string, dueAt: Date): Promise<void> {
  await tx`
    insert into executor.tasks (run_id, step_id, name, function_id, priority, lane, limit_keys, due_at)
    select id, ${ASK_NEXT}, ${ASK_NEXT}, function_id, priority, lane, limit_keys, ${dueAt} from executor.runs where id = ${runId}
    on conflict (run_id, step_id) do update set is_stale = tasks.is_stale or tasks.lease_owner is not null`;
}

export function nextPosition(tx: StoreTx, runId: string) {
  return tx`(select coalesce(max(position), 0) + 1 from executor.steps where run_id = ${runId})`;
}
