import { z } from "zod";
import { listPropertiesAfter, type Property } from "@/db/queries/properties";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { decodeCursor, type Page, pageOf } from "@/lib/http/cursor";

const position = z.tuple([z.string().max(200)]);

/** By code, which never changes, so that a renamed property is neither skipped nor shown twice. */
export async function listProperties(
  ctx: OrgContext,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<Property>> {
  const [after = null] = decodeCursor(position, cursor) ?? [];
  const rows = await withTenant(ctx.orgId, (tx) =>
    listPropertiesAfter(tx, ctx.propertyIds, { after, limit: limit + 1 }),
  );
  return pageOf(rows, limit, ({ code }) => [code]);
}
