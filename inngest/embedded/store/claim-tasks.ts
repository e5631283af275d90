import { type Candidate, chooseTasks, type Room, type UnderWay } from "../choose-tasks";
import { type Store, type StoreTx, transaction } from "./connection";
import { LEASE_MS } from "./owner";

export interface Task extends Candidate {
  runId: string;
  stepId: string;
  name: string;
  attempt: number;
  interruptions: number;
}

/** One choice at a time, so that limits hold whoever chooses; the number only has to be ours. */
const CLAIM_LOCK = 1_919_249_780;

/** Leases the calls to make now, fairly (`chooseTasks`). */
export async function claimTasks(store: Store, owner: number, room: Room): Promise<Task[]> {
  return transaction(store, async (tx) => {
    const [, underWay, candidates] = await Promise.all([
      tx`select pg_advisory_xact_lock(${CLAIM_LOCK})`,
      countUnderWay(tx),
      listCandidates(tx, room.capacity),
    ]);
    const chosen = chooseTasks(candidates, underWay, room);
    if (chosen.length === 0) return [];
    const leased = await tx`
      update executor.tasks set lease_owner = ${owner}, leased_until = now() + ${LEASE_MS / 1000} * interval '1 second'
      where id in (select id from executor.tasks where id = any(${tx.array(
        chosen.map(({ id }) => String(id)),
        20,
      )}::bigint[])
        and lease_owner is null for update skip locked)
      returning id`;
    const ids = new Set(leased.map(({ id }) => BigInt(id)));
    return chosen.filter(({ id }) => ids.has(id));
  });
}

function countUnderWay(tx: StoreTx) {
  return tx<UnderWay[]>`
    select function_id as "functionId", lane, limit_keys as "limitKeys", count(*)::int as count
    from executor.tasks where lease_owner is not null group by function_id, lane, limit_keys`;
}

/**
 * The oldest few of each lane. Lanes are found by skipping through the index from one to the next, so that a backlog
 * of thousands in one costs no more than a single call.
 */
function listCandidates(tx: StoreTx, perLane: number) {
  return tx<Task[]>`
    with recursive lanes as (
      (select function_id, priority, lane from executor.tasks where lease_owner is null
        order by function_id, priority, lane limit 1)
      union all
      select following.* from lanes, lateral (
        select t.function_id, t.priority, t.lane from executor.tasks t
        where t.lease_owner is null
          and (t.function_id, t.priority, t.lane) > (lanes.function_id, lanes.priority, lanes.lane)
        order by t.function_id, t.priority, t.lane limit 1) following
    )
    select oldest.* from lanes, lateral (
      select t.id, t.function_id as "functionId", t.priority, t.lane, t.limit_keys as "limitKeys", t.due_at as "dueAt",
        t.run_id as "runId", t.step_id as "stepId", t.name, t.attempt, t.interruptions
      from executor.tasks t
      where t.lease_owner is null and t.function_id = lanes.function_id and t.priority = lanes.priority
        and t.lane = lanes.lane and t.due_at <= now()
      order by t.due_at, t.id limit ${perLane}) oldest`;
}
