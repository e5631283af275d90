import { eq } from "drizzle-orm";
import { findRunRequest, hasRun, listPropertiesWithDocuments, type RunRequest } from "@/db/queries/runs";
import { runRequests } from "@/db/schema/runs";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { AppError } from "@/lib/errors";
import { runOrganization } from "./run-organization";
import { runProperty } from "./run-property";

/** Makes the run that somebody asked for, under the id that they were told. Made before, there is nothing left to do. */
export async function makeRequestedRun(orgId: OrgId, runId: string): Promise<void> {
  const request = await withTenant(orgId, async (tx) => {
    const waiting = await findRunRequest(tx, runId, null);
    if (!waiting && !(await hasRun(tx, runId)))
      throw new AppError("not_found", "Nobody has asked for that run.");
    return waiting;
  });
  if (!request) return;
  await make(orgId, request);
  await withTenant(orgId, (tx) => tx.delete(runRequests).where(eq(runRequests.id, runId)));
}

async function make(orgId: OrgId, { id: runId, propertyId, requestedBy: actor }: RunRequest): Promise<void> {
  if (propertyId !== null) {
    await runProperty(orgId, { propertyId, trigger: "hand", actor, runId });
    return;
  }
  // Findings follow the runs of their property: rules of today may say something else of what has not changed since.
  for (const each of await withTenant(orgId, listPropertiesWithDocuments))
    await runProperty(orgId, { propertyId: each, trigger: "hand", actor });
  await runOrganization(orgId, { runId, actor });
}
