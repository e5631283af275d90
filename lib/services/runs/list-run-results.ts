import { z } from "zod";
import { getRunOrThrow, listRuleRuns, listVersionsOfRun } from "@/db/queries/runs";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { decodeCursor, type Page, pageOf } from "@/lib/http/cursor";
import { type ResultJson, resultJson } from "@/lib/report/check-json";
import { resultFromVerdict } from "./stored-verdict";

/** The results of a run as `reims check --json` gives them, in the same order; files have the names they were uploaded under. */
export async function listRunResults(
  ctx: OrgContext,
  { runId, limit, cursor }: { runId: string; limit: number; cursor?: string | undefined },
): Promise<Page<ResultJson>> {
  const [from] = decodeCursor(z.tuple([z.int32().min(0)]), cursor) ?? [0];
  return withTenant(ctx.orgId, async (tx) => {
    await getRunOrThrow(tx, runId, ctx.propertyIds);
    const versions = await listVersionsOfRun(tx, runId);
    const fileNames = new Map(versions.map(({ sha256, fileName }) => [sha256, fileName]));
    const rows = await listRuleRuns(tx, runId, { from, limit: limit + 1 });
    const page = pageOf(rows, limit, ({ ordinal }) => [ordinal + 1]);
    return {
      ...page,
      items: page.items.map(({ verdict }) => resultJson(resultFromVerdict(verdict, fileNames))),
    };
  });
}
