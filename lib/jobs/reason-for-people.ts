import { randomUUID } from "node:crypto";
import type { AppError } from "@/lib/errors";

/** Why a job failed: a code to count by, and words that may be shown. */
export interface Reason {
  code: string;
  reason: string;
  /** Under which the log has what happened; null where the words say it all. */
  reference: string | null;
}

/** An `AppError` as a cause. Of errors the SDK hands on name and message alone; a plain object passes whole. */
export function expectedCause({ code, message }: AppError) {
  return { expected: { code, reason: message } };
}

/** How deep a step's error wraps what was thrown. */
const DEPTH = 6;

/**
 * Our own words alone. An `AppError`'s message was written for people; any other message may hold values of a query or
 * contents of a document and stays in the log, under the reference.
 */
export function reasonForPeople(error: unknown, newReference: () => string = shortReference): Reason {
  let cause: unknown = error;
  for (let depth = 0; depth < DEPTH && isObject(cause); depth++) {
    const told = isObject(cause.expected)
      ? cause.expected
      : cause.name === "AppError"
        ? fromError(cause)
        : null;
    if (typeof told?.code === "string" && typeof told.reason === "string")
      return { code: told.code, reason: told.reason, reference: null };
    cause = cause.cause;
  }
  const reference = newReference();
  return {
    code: "internal",
    reason: `Something went wrong on our side (reference ${reference}).`,
    reference,
  };
}

function fromError({ code, message }: Record<string, unknown>): Record<string, unknown> {
  return { code, reason: message };
}

function shortReference(): string {
  return randomUUID().slice(0, 8);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
