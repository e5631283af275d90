/** One thing a step did. */
export interface Effect {
  eventId: string;
  runId: string;
  step: string;
}

export interface Tally {
  /** Events whose work did not come to its end. */
  lost: number;
  /** Events worked on by two runs, and steps that ran again although a later one had begun. */
  doubled: number;
  /** Steps that were under way when something was killed, and ran again: that much is allowed. */
  repeated: number;
}

const ORDER: Readonly<Record<string, number>> = { first: 0, left: 1, right: 1, last: 2 };

/** What became of the work, from the rows in the order they were written. */
export function tally(eventIds: readonly string[], effects: readonly Effect[]): Tally {
  const ended = new Set(effects.filter(({ step }) => step === "last").map(({ eventId }) => eventId));
  const runs = new Map<string, Set<string>>();
  const reached = new Map<string, number>();
  const seen = new Set<string>();
  let [again, repeated] = [0, 0];
  for (const { eventId, runId, step } of effects) {
    runs.set(eventId, (runs.get(eventId) ?? new Set()).add(runId));
    const place = ORDER[step] ?? 0;
    const isRepeated = seen.has(`${runId} ${step}`);
    if (isRepeated && place < (reached.get(runId) ?? 0)) again++;
    else if (isRepeated) repeated++;
    seen.add(`${runId} ${step}`);
    reached.set(runId, Math.max(place, reached.get(runId) ?? 0));
  }
  const twice = [...runs.values()].filter((ids) => ids.size > 1).length;
  return { lost: eventIds.filter((id) => !ended.has(id)).length, doubled: twice + again, repeated };
}
