import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { type DocumentJson, readJson } from "@/lib/report/read-json";
import { getVisibleDocumentOrThrow } from "./document-view";
import { loadReadingOrThrow } from "./load-reading";

/** What the command line prints of the file, key by key. */
export async function getDocumentLines(ctx: OrgContext, versionId: string): Promise<DocumentJson> {
  return withTenant(ctx.orgId, async (tx) => {
    const row = await getVisibleDocumentOrThrow(tx, ctx, versionId);
    return readJson(await loadReadingOrThrow(tx, ctx, row));
  });
}
