import { z } from "zod";
import { orgIdFrom } from "@/lib/auth/org-id-from-event";
import { type Reason, reasonForPeople } from "@/lib/jobs/reason-for-people";
import { reportError } from "@/lib/observability/report-error";
import { recordDeadLetter } from "@/lib/services/jobs/record-dead-letter";

/** How often a step that fails unexpectedly is tried again before its job has failed. */
export const RETRIES = 3;

/** What Inngest says of a run that has failed. */
export interface Failure {
  function_id: string;
  run_id: string;
  event: { name: string; data?: unknown };
}

const eventData = z.looseObject({ orgId: z.unknown() });

/**
 * Keeps a failed job for its organisation to see and to replay, and says why it failed in words for people. What was not
 * expected is reported, under the reference that the words name.
 */
export async function failJob(failure: Failure, error: Error): Promise<Reason> {
  const { function_id: functionId, run_id: jobRunId, event } = failure;
  const reason = reasonForPeople(error, () => reportError(error, { where: functionId, run: jobRunId }));
  const data = eventData.parse(event.data);
  await recordDeadLetter(orgIdFrom(data.orgId), {
    functionId,
    jobRunId,
    eventName: event.name,
    eventData: data,
    reason,
    // What is expected is not tried again.
    attempts: reason.reference === null ? 1 : RETRIES + 1,
  });
  return reason;
}
