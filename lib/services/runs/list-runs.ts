import { z } from "zod";
import { listFinishedRuns, listRunRequests } from "@/db/queries/runs";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { compareText } from "@/lib/collections/compare-text";
import { decodeCursor, type Page, pageOf } from "@/lib/http/cursor";
import { finishedRun, queuedRun, type RunView } from "./run-view";

/** Newest first, those that are still to be made among them. */
export async function listRuns(
  ctx: OrgContext,
  {
    propertyId,
    limit,
    cursor,
  }: { propertyId?: string | undefined; limit: number; cursor?: string | undefined },
): Promise<Page<RunView>> {
  const [before] = decodeCursor(z.tuple([z.uuid()]), cursor) ?? [null];
  const options = { propertyId, granted: ctx.propertyIds, before, limit: limit + 1 };
  const [finished, requested] = await withTenant(ctx.orgId, async (tx) => [
    await listFinishedRuns(tx, options),
    await listRunRequests(tx, options),
  ]);
  const isMade = new Set(finished.map(({ id }) => id));
  const queued = requested.filter(({ id }) => !isMade.has(id));
  const rows = [...finished.map(finishedRun), ...queued.map(queuedRun)].toSorted((a, b) =>
    compareText(b.id, a.id),
  );
  return pageOf(rows, limit, ({ id }) => [id]);
}
