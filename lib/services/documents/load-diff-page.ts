import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { diffDocuments } from "./diff-documents";
import type { DocumentItem, DocumentVersionItem } from "./document-schemas";
import { documentItem, getVisibleDocumentOrThrow, viewerOf } from "./document-view";
import { listDocumentVersions } from "./list-document-versions";

export interface DiffPage {
  document: DocumentItem;
  /** Prints of the statement, oldest first. */
  versions: DocumentVersionItem[];
  /** Null where there is no other print to compare with. */
  diff: Awaited<ReturnType<typeof diffDocuments>> | null;
}

/** A print beside another one of the same statement: the one asked for, or the one before it. */
export async function loadDiffPage(
  ctx: OrgContext,
  { versionId, against }: { versionId: string; against: string | null },
): Promise<DiffPage> {
  const document = await withTenant(ctx.orgId, async (tx) =>
    documentItem(viewerOf(ctx), await getVisibleDocumentOrThrow(tx, ctx, versionId)),
  );
  const versions = await listDocumentVersions(ctx, versionId);
  const from = against ?? neighbourOf(versions, versionId);
  return {
    document,
    versions,
    diff: from === null ? null : await diffDocuments(ctx, { from, to: versionId }),
  };
}

/** The first print has only later ones to stand beside. */
function neighbourOf(versions: readonly DocumentVersionItem[], versionId: string): string | null {
  const index = versions.findIndex(({ id }) => id === versionId);
  return (versions[index - 1] ?? versions[index + 1])?.id ?? null;
}
