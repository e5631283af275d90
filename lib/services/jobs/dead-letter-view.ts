import { type DeadLetter, stateOf } from "@/db/queries/dead-letters";

/** A failed job as people see it: what it was to do, and why it could not, in our words. */
export type DeadLetterView = ReturnType<typeof deadLetterView>;

export function deadLetterView(letter: DeadLetter) {
  const { id, functionId, jobRunId, eventName, eventData, reasonCode, reason, attempts } = letter;
  const { createdAt, replayedAt, dismissedAt } = letter;
  return {
    id,
    state: stateOf(letter),
    functionId,
    jobRunId,
    eventName,
    eventData,
    reasonCode,
    reason,
    attempts,
    createdAt,
    replayedAt,
    dismissedAt,
  };
}
