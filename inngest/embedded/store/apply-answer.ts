import type { FunctionSettings } from "../function-settings";
import {
  type Answer,
  type Memo,
  type NextAction,
  nextAction,
  type RunState,
  type Wait,
} from "../next-action";
import { type JobEvent, serializedError } from "../protocol";
import type { Task } from "./claim-tasks";
import { json, type Store, type StoreTx, transaction } from "./connection";
import { finishRun } from "./finish-run";
import type { Functions } from "./functions";
import { askNext, nextPosition, settleStep } from "./settle-step";
import { startRun } from "./start-runs";

export interface AnsweredCall {
  task: Task;
  owner: number;
  settings: FunctionSettings;
  functions: Functions;
  answer: Answer;
}

/**
 * Keeps what a call gave and what follows from it, in one transaction: after a crash at any line the call was either
 * made and kept, or is made again. An answer that comes after the lease was lost is dropped; another holds the call now.
 */
export function applyAnswer(store: Store, call: AnsweredCall): Promise<"kept" | "dropped"> {
  const { task, owner, settings, answer } = call;
  return transaction(store, async (tx) => {
    const [run] = await tx`
      select event, is_parallel, status, created_at from executor.runs where id = ${task.runId} for update`;
    const [held] = await tx`
      select is_stale from executor.tasks where id = ${String(task.id)} and lease_owner = ${owner} for update`;
    if (!run || !held || run.status !== "running") return "dropped";
    const state = await runState(tx, task, run.event as JobEvent, Boolean(run.is_parallel));
    const made = { ...task, maxAttempts: settings.maxAttempts, isStale: Boolean(held.is_stale) };
    const action = nextAction(made, state, answer, { now: new Date(), chance: Math.random() });
    await perform(tx, call, state, action);
    return "kept";
  });
}

async function runState(tx: StoreTx, task: Task, event: JobEvent, isParallel: boolean): Promise<RunState> {
  const [steps, calls] = await Promise.all([
    tx`select id, memo is not null as "isDone" from executor.steps where run_id = ${task.runId}`,
    tx`select step_id from executor.tasks where run_id = ${task.runId} and id <> ${String(task.id)}`,
  ]);
  const idsWhere = (isDone: boolean) =>
    new Set(steps.filter((step) => step.isDone === isDone).map(({ id }) => String(id)));
  return {
    event,
    isParallel,
    memoised: idsWhere(true),
    waiting: idsWhere(false),
    calls: new Set(calls.map(({ step_id }) => String(step_id))),
  };
}

async function perform(tx: StoreTx, call: AnsweredCall, state: RunState, action: NextAction): Promise<void> {
  const { task, functions } = call;
  switch (action.kind) {
    case "complete":
      return finishRun(tx, functions, { runId: task.runId, output: action.output });
    case "fail":
      return finishRun(tx, functions, { runId: task.runId, error: action.error });
    case "retry":
      await tx`
        update executor.tasks set lease_owner = null, leased_until = null, attempt = attempt + 1, interruptions = 0,
          due_at = ${new Date(Date.now() + action.delayMs)} where id = ${String(task.id)}`;
      return;
    case "continue":
      await tx`delete from executor.tasks where id = ${String(task.id)}`;
      if (action.isParallel && !state.isParallel)
        await tx`update executor.runs set is_parallel = true where id = ${task.runId}`;
      for (const memo of action.memos) await keepMemo(tx, task.runId, memo);
      for (const plan of action.plans) await planCall(tx, task, plan);
      for (const wait of action.waits) await startWait(tx, call, wait);
      if (action.asksNext) await askNext(tx, task.runId, task.dueAt);
      return;
    default:
      return action satisfies never;
  }
}

async function keepMemo(
  tx: StoreTx,
  runId: string,
  { id, name, memo }: { id: string; name: string; memo: Memo },
) {
  await tx`
    insert into executor.steps (run_id, id, name, memo, position)
    values (${runId}, ${id}, ${name}, ${json(memo)}::text::jsonb, ${nextPosition(tx, runId)})
    on conflict (run_id, id) do nothing`;
}

async function planCall(tx: StoreTx, task: Task, { id, name }: { id: string; name: string }) {
  await tx`
    insert into executor.tasks (run_id, step_id, name, function_id, priority, lane, limit_keys, due_at)
    values (${task.runId}, ${id}, ${name}, ${task.functionId}, ${task.priority}, ${task.lane},
      ${tx.array([...task.limitKeys], 25)}, ${task.dueAt})`;
}

async function startWait(tx: StoreTx, { task, functions }: AnsweredCall, wait: Wait): Promise<void> {
  const { id, name, wakeAt, wakeMemo, event, invoke } = wait;
  const condition = event?.condition ?? null;
  await tx`
    insert into executor.steps (run_id, id, name, wake_at, wake_memo, wait_event, wait_path, wait_value)
    values (${task.runId}, ${id}, ${name}, ${wakeAt}, ${json(wakeMemo)}::text::jsonb, ${event?.name ?? null},
      ${condition ? condition.path.join(".") : null}, ${condition ? json(condition.equals) : null}::text::jsonb)`;
  if (!invoke) return;
  const invoked = functions.get(invoke.functionId);
  const parent = { runId: task.runId, stepId: id };
  const data = { ...invoke.data, _inngest: { correlation_id: `${task.runId}.${id}` } };
  const own = { id: `invoke:${task.runId}:${id}`, name: "inngest/function.invoked", data, ts: Date.now() };
  if (invoked && (await startRun(tx, invoked, own, parent))) return;
  const why = invoked ? "was invoked before with the same idempotency key" : "is not part of the application";
  const error = serializedError(`The invoked function ${invoke.functionId} ${why}.`);
  await settleStep(tx, { ...parent, memo: { error } });
}
