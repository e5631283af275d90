import { type DocumentRow, findLatestRunOf, listVersionsOf } from "@/db/queries/documents";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { hashesOf } from "@/lib/services/runs/run-view";
import type { DocumentDetail } from "./document-schemas";
import { documentItem, getVisibleDocumentOrThrow, viewerOf } from "./document-view";
import { orderVersions } from "./order-versions";

/** A document with its place among the prints of its statement and the run that looked at it last. */
export async function getDocument(ctx: OrgContext, versionId: string): Promise<DocumentDetail> {
  return withTenant(ctx.orgId, async (tx) => {
    const row = await getVisibleDocumentOrThrow(tx, ctx, versionId);
    const run = await findLatestRunOf(tx, viewerOf(ctx), versionId);
    return {
      ...documentItem(viewerOf(ctx), row),
      documentId: row.version.documentId,
      version: await placeAmongVersions(tx, row),
      latestRun: run && { id: run.id, createdAt: run.createdAt, hashes: hashesOf(run) },
    };
  });
}

async function placeAmongVersions(
  tx: TenantTx,
  { version: { id, documentId } }: DocumentRow,
): Promise<DocumentDetail["version"]> {
  if (documentId === null) return null;
  const versions = orderVersions(await listVersionsOf(tx, documentId));
  const index = versions.findIndex(({ version }) => version.id === id);
  return { ordinal: index + 1, of: versions.length, isCurrent: index === versions.length - 1 };
}
