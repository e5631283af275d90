import { findRun, findRunRequest, listVersionsOfRun } from "@/db/queries/runs";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { finishedRun, queuedRun, type RunView } from "./run-view";

export interface RunVersion {
  versionId: string;
  documentId: string | null;
  fileName: string;
  sha256: string;
}

/** A run with the versions it looked at; of one that is still to be made there are none. */
export async function getRun(ctx: OrgContext, runId: string): Promise<RunView & { versions: RunVersion[] }> {
  return withTenant(ctx.orgId, async (tx) => {
    const run = await findRun(tx, runId, ctx.propertyIds);
    if (run) return { ...finishedRun(run), versions: await listVersionsOfRun(tx, runId) };
    const request = await findRunRequest(tx, runId, ctx.propertyIds);
    if (request) return { ...queuedRun(request), versions: [] };
    throw new AppError("not_found", "That run does not exist.");
  });
}
