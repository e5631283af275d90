import { z } from "zod";
import { listChartVersions as selectChartVersions } from "@/db/queries/charts";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { decodeCursor, type Page, pageOf } from "@/lib/http/cursor";
import { type ChartVersionView, chartVersionView } from "./chart-view";

/** Newest first; the first is in force. */
export async function listChartVersions(
  ctx: OrgContext,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<ChartVersionView>> {
  const [before] = decodeCursor(z.tuple([z.int32().positive()]), cursor) ?? [null];
  const rows = await withTenant(ctx.orgId, (tx) => selectChartVersions(tx, { before, limit: limit + 1 }));
  return pageOf(rows.map(chartVersionView), limit, ({ version }) => [version]);
}
