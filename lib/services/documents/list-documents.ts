import { z } from "zod";
import { type DocumentFilter, listDocuments as selectDocuments } from "@/db/queries/documents";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { decodeCursor, type Page, pageOf } from "@/lib/http/cursor";
import type { DocumentItem } from "./document-schemas";
import { documentItem, viewerOf } from "./document-view";

const position = z.tuple([z.uuid()]);

/** Newest first. What comes in while somebody goes through the pages is on none of them, and moves none of the others. */
export async function listDocuments(
  ctx: OrgContext,
  { limit, cursor, ...filter }: DocumentFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<DocumentItem>> {
  const [before = null] = decodeCursor(position, cursor) ?? [];
  const viewer = viewerOf(ctx);
  const rows = await withTenant(ctx.orgId, (tx) =>
    selectDocuments(tx, viewer, filter, { before, limit: limit + 1 }),
  );
  const { items, nextCursor } = pageOf(rows, limit, ({ version }) => [version.id]);
  return { items: items.map((row) => documentItem(viewer, row)), nextCursor };
}
