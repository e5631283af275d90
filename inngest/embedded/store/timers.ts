import { nextTime } from "../function-settings";
import type { Memo } from "../next-action";
import { type Store, transaction } from "./connection";
import type { Functions } from "./functions";
import { settleStep } from "./settle-step";
import { acceptEvent, startRun } from "./start-runs";

/** Steps whose time is over go on. True when there were any. */
export async function wakeSteps(store: Store): Promise<boolean> {
  const due = await store`
    select run_id, id, wake_memo from executor.steps where memo is null and wake_at <= now() order by wake_at limit 100`;
  for (const { run_id, id, wake_memo } of due)
    await transaction(store, (tx) =>
      settleStep(tx, { runId: String(run_id), stepId: String(id), memo: (wake_memo ?? null) as Memo }),
    );
  return due.length > 0;
}

/** Starts what is scheduled for now. What was missed while nothing ran is made up for once, not once for each time. */
export async function startScheduled(store: Store, functions: Functions): Promise<boolean> {
  const [waiting] = await store`select 1 from executor.schedules where next_at <= now() limit 1`;
  if (!waiting) return false;
  return transaction(store, async (tx) => {
    const due = await tx`select function_id, cron, next_at from executor.schedules
      where next_at <= now() for update skip locked`;
    for (const { function_id, cron, next_at } of due) {
      const settings = functions.get(String(function_id));
      const at = next_at as Date;
      const event = {
        id: `cron:${function_id}:${cron}:${at.toISOString()}`,
        name: "inngest/scheduled.timer",
        data: { cron },
        ts: at.getTime(),
      };
      if (settings && (await acceptEvent(tx, new Map(), event))) await startRun(tx, settings, event);
      await tx`update executor.schedules set next_at = ${nextTime(String(cron), new Date())}
        where function_id = ${String(function_id)} and cron = ${String(cron)}`;
    }
    return due.length > 0;
  });
}

/** When there is something to do without anybody saying so; null when nothing waits for a time. */
export async function nextDue(store: Store): Promise<Date | null> {
  const [row] = await store<{ at: Date | null }[]>`
    select least(
      (select min(due_at) from executor.tasks where lease_owner is null and due_at > now()),
      (select min(wake_at) from executor.steps where memo is null and wake_at is not null),
      (select min(next_at) from executor.schedules)) as at`;
  return row?.at ?? null;
}
