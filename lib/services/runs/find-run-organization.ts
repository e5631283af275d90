import { eq } from "drizzle-orm";
import { validationRuns } from "@/db/schema/runs";
import { withSystem } from "@/db/system";
import { isUuid, type OrgId } from "@/lib/auth/ids";

/** For whoever stands at the machine and knows a run by its id alone; null when there is no such run. */
export async function findRunOrganization(runId: string): Promise<OrgId | null> {
  if (!isUuid(runId)) return null;
  const [run] = await withSystem((tx) =>
    tx
      .select({ organizationId: validationRuns.organizationId })
      .from(validationRuns)
      .where(eq(validationRuns.id, runId)),
  );
  // Safe because the run's own row says so.
  return run ? (run.organizationId as OrgId) : null;
}
