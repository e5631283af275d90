import type { JobEvent } from "../protocol";
import type { Store } from "./connection";

/** What a call hands to the app. */
export interface RunToCall {
  event: JobEvent;
  isParallel: boolean;
  /** Results so far, by step id. */
  steps: Record<string, unknown>;
  /** Their ids in the order they came. */
  stack: string[];
}

/** Null when the run is over. */
export async function loadRun(store: Store, runId: string): Promise<RunToCall | null> {
  const [run] = await store<RunToCall[]>`
    select event, is_parallel as "isParallel", coalesce(known.steps, '{}') as steps, coalesce(known.stack, '{}') as stack
    from executor.runs r, lateral (
      select jsonb_object_agg(id, memo) as steps, array_agg(id order by position) as stack
      from executor.steps where run_id = r.id and memo is not null) known
    where r.id = ${runId} and r.status = 'running'`;
  return run ?? null;
}
