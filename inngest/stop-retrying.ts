import { NonRetriableError } from "inngest";
import { AppError } from "@/lib/errors";
import { expectedCause } from "@/lib/jobs/reason-for-people";

/** An expected outcome will not be another by being tried again. Anything else is thrown as it is, and retried. */
export async function stopRetryingWhenExpected<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError)
      throw new NonRetriableError(error.message, { cause: expectedCause(error) });
    throw error;
  }
}
