import { randomUUID } from "node:crypto";

/** Why a job failed: a code to count by, and words that may be shown. */
export interface Reason {
  code: string;
  reason: string;
  /** Under which the log has what happened; null where the words say it all. */
  reference: string | null;
}

/** How deep a step's error wraps what was thrown. */
const DEPTH = 6;

/**
 * Our own words alone. An `AppError`'s message was written for people; any other message may hold values of a query or
 * contents of a document and stays in the log, under the reference. Errors of jobs come through JSON, so an `AppError`
 * is known by its name and code.
 */
export function reasonForPeople(error: unknown, newReference: () => string = shortReference): Reason {
  let cause: unknown = error;
  for (let depth = 0; depth < DEPTH && isObject(cause); depth++) {
    const { name, code, message } = cause;
    if (name === "AppError" && typeof code === "string" && typeof message === "string")
      return { code, reason: message, reference: null };
    cause = cause.cause;
  }
  const reference = newReference();
  return {
    code: "internal",
    reason: `Something went wrong on our side (reference ${reference}).`,
    reference,
  };
}

function shortReference(): string {
  return randomUUID().slice(0, 8);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
