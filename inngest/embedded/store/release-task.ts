import type { Task } from "./claim-tasks";
import type { Store } from "./connection";

/** Gives a call back unmade, to be made later; it costs no attempt. */
export async function releaseTask(
  store: Store,
  { task, owner, delayMs, wasUnderWay }: { task: Task; owner: number; delayMs: number; wasUnderWay: boolean },
): Promise<void> {
  await store`
    update executor.tasks set lease_owner = null, leased_until = null,
      due_at = greatest(due_at, ${new Date(Date.now() + delayMs)}), interruptions = interruptions + ${wasUnderWay ? 1 : 0}
    where id = ${String(task.id)} and lease_owner = ${owner}`;
}
