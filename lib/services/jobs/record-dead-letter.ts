import { insertDeadLetter } from "@/db/queries/dead-letters";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";

export interface FailedJob {
  functionId: string;
  /** The run that failed, by which a second report of it is known. */
  jobRunId: string;
  eventName: string;
  eventData: Record<string, unknown>;
  reason: { code: string; reason: string };
  attempts: number;
}

/** Keeps a job that ended in failure, for its organisation to see, and to replay or dismiss. */
export async function recordDeadLetter(orgId: OrgId, { reason, ...job }: FailedJob): Promise<void> {
  await withTenant(orgId, (tx) =>
    insertDeadLetter(tx, {
      organizationId: orgId,
      id: newId(),
      ...job,
      reasonCode: reason.code,
      reason: reason.reason,
    }),
  );
}
