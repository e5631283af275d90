import { z } from "zod";
import { type FindingFilter, listFindings as selectFindings } from "@/db/queries/findings";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { decodeCursor, type Page, pageOf } from "@/lib/http/cursor";
import { type FindingView, findingView } from "./finding-view";

const position = z.tuple([z.string().regex(/^\d{1,16}\.\d{2}$/), z.uuid()]);

/** What a person looks through in one sitting, in the list or one by one; a filter narrows the rest. */
export const LOOKED_THROUGH = 500;

/** The largest dollar effect first. */
export async function listFindings(
  ctx: OrgContext,
  { limit, cursor, ...filter }: FindingFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<FindingView>> {
  const from = decodeCursor(position, cursor);
  const after = from && { dollarEffect: from[0], id: from[1] };
  const rows = await withTenant(ctx.orgId, (tx) =>
    selectFindings(tx, ctx.propertyIds, filter, { after, limit: limit + 1 }),
  );
  return pageOf(rows.map(findingView), limit, ({ dollarEffect, id }) => [dollarEffect, id]);
}
