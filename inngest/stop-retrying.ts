import { NonRetriableError } from "inngest";
import { AppError } from "@/lib/errors";
import { expectedCause } from "@/lib/jobs/reason-for-people";
import { asSafeError } from "@/lib/observability/redact-error";

/**
 * An expected outcome will not be another by being tried again. Anything else is retried, and thrown without the values
 * that errors of the database carry: what a step throws is kept by whoever drives the jobs.
 */
export async function stopRetryingWhenExpected<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError)
      throw new NonRetriableError(error.message, { cause: expectedCause(error) });
    throw asSafeError(error);
  }
}
