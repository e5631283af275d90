import type { Store } from "./connection";

/** Long enough to look into last week's trouble. */
const KEEP_DAYS = 7;
/** However busy the week was. */
const KEEP_RUNS = 20_000;

/** Forgets finished runs and the ids of old events, so that the tables stay as large as the work of a week. */
export async function prune(store: Store): Promise<void> {
  await store`delete from executor.runs where finished_at < now() - ${KEEP_DAYS} * interval '1 day'`;
  await store`
    delete from executor.runs where finished_at < (
      select finished_at from executor.runs where finished_at is not null order by finished_at desc offset ${KEEP_RUNS} limit 1)`;
  await store`delete from executor.events where received_at < now() - ${KEEP_DAYS} * interval '1 day'`;
  await store`delete from executor.idempotency where expires_at < now()`;
}
