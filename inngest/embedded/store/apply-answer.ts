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
    // One after the other on the connection: the run's row is locked before anything of it is read.
    const [[run], [held], steps, calls] = await Promise.all([
      tx`select event, is_parallel, status from executor.runs where id = ${task.runId} for update`,
      tx`select is_stale from executor.tasks where id = ${String(task.id)} and lease_owner = ${owner} for update`,
      tx`select id, memo is not null as "isDone" from executor.steps where run_id = ${task.runId}`,
      tx`select step_id from executor.tasks where run_id = ${task.runId} and id <> ${String(task.id)}`,
    ]);
    if (!run || !held || run.status !== "running") return "dropped";
    const idsWhere = (isDone: boolean) =>
      new Set(steps.filter((step) => step.isDone === isDone).map(({ id }) => String(id)));
    const state: RunState = {
      event: run.event as JobEvent,
      isParallel: Boolean(run.is_parallel),
      memoised: idsWhere(true),
      waiting: idsWhere(false),
      calls: new Set(calls.map(({ step_id }) => String(step_id))),
    };
    const made = { ...task, maxAttempts: settings.maxAttempts, isStale: Boolean(held.is_stale) };
    const action = nextAction(made, state, answer, { now: new Date(), chance: Math.random() });
    await perform(tx, call, state, action);
    return "kept";
  });
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
      // Before the question what is next, which may be the very same row once more.
      await tx`delete from executor.tasks where id = ${String(task.id)}`;
      await Promise.all([
        action.isParallel && !state.isParallel
          ? tx`update executor.runs set is_parallel = true where id = ${task.runId}`
          : null,
        ...action.memos.map((memo) => keepMemo(tx, task.runId, memo)),
        ...action.plans.map((plan) => planCall(tx, task, plan)),
        action.asksNext ? askNext(tx, task.runId, task.dueAt) : null,
      ]);
      for (const wait of action.waits) await startWait(tx, call, wait);
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
