/** A call that could be made now. */
export interface Candidate {
  id: bigint;
  functionId: string;
  priority: number;
  lane: string;
  limitKeys: readonly string[];
  dueAt: Date;
}

/** Calls under way, counted by function and keys. */
export interface UnderWay {
  functionId: string;
  lane: string;
  limitKeys: readonly string[];
  count: number;
}

export interface Room {
  /** Calls the executor makes at once, in total. */
  capacity: number;
  /** Of these, how many only work above the ordinary may take, so that a person never waits for a backlog. */
  reserved: number;
  limitsOf: (functionId: string) => readonly { limit: number }[];
  now: Date;
}

/** After this long, work counts as urgent whatever its priority: nothing waits for ever. */
const PATIENCE_MS = 10 * 60_000;
const URGENT = 600;

/**
 * Which calls to make, in order: the higher priority first; among equals the lane with the fewest calls under way,
 * so that the backlog of one organisation does not hold up another; then the oldest.
 */
export function chooseTasks<Task extends Candidate>(
  candidates: readonly Task[],
  underWay: readonly UnderWay[],
  room: Room,
): Task[] {
  const counts = new Map<string, number>();
  const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  const occupy = (work: Omit<UnderWay, "count">, count: number) => {
    add("", count);
    add(laneKey(work.lane), count);
    for (const key of limitCounters(work)) add(key, count);
  };
  for (const work of underWay) occupy(work, work.count);
  const fits = (task: Task) => {
    const used = counts.get("") ?? 0;
    if (used >= room.capacity - (urgencyOf(task, room.now) > 0 ? 0 : room.reserved)) return false;
    const limits = room.limitsOf(task.functionId);
    return limitCounters(task).every(
      (key, index) => (counts.get(key) ?? 0) < (limits[index]?.limit ?? Infinity),
    );
  };
  const waiting = new Set(candidates);
  const chosen: Task[] = [];
  for (;;) {
    const next = [...waiting].filter(fits).sort((a, b) => {
      const load = (task: Task) => counts.get(laneKey(task.lane)) ?? 0;
      return (
        urgencyOf(b, room.now) - urgencyOf(a, room.now) ||
        load(a) - load(b) ||
        a.dueAt.getTime() - b.dueAt.getTime() ||
        (a.id < b.id ? -1 : 1)
      );
    })[0];
    if (!next) return chosen;
    waiting.delete(next);
    chosen.push(next);
    occupy(next, 1);
  }
}

function urgencyOf({ priority, dueAt }: Candidate, now: Date): number {
  return now.getTime() - dueAt.getTime() > PATIENCE_MS ? URGENT : priority;
}

function laneKey(lane: string): string {
  return `lane ${lane}`;
}

/** One counter for each of the function's limits. */
function limitCounters({ functionId, limitKeys }: Omit<UnderWay, "count">): string[] {
  return limitKeys.map((key, index) => `limit ${JSON.stringify([functionId, index, key])}`);
}
