import { listVersionsOf } from "@/db/queries/documents";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import type { DocumentVersionItem } from "./document-schemas";
import { getVisibleDocumentOrThrow } from "./document-view";
import { orderVersions } from "./order-versions";

/** Every print of the statement that a document is a print of, oldest first; itself alone while it is not filed. */
export async function listDocumentVersions(
  ctx: OrgContext,
  versionId: string,
): Promise<DocumentVersionItem[]> {
  const rows = await withTenant(ctx.orgId, async (tx) => {
    const row = await getVisibleDocumentOrThrow(tx, ctx, versionId);
    const { documentId } = row.version;
    return documentId === null ? [row] : orderVersions(await listVersionsOf(tx, documentId));
  });
  return rows.map(({ version, statement }, index) => ({
    id: version.id,
    ordinal: index + 1,
    isCurrent: index === rows.length - 1,
    fileName: version.fileName,
    sha256: version.sha256,
    printedAt: statement?.printedAt ?? null,
    state: version.state,
    uploadedBy: version.uploadedBy,
    createdAt: version.createdAt,
  }));
}
