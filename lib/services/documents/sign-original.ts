import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { objectStore } from "@/lib/storage/object-store";
import { getVisibleDocumentOrThrow } from "./document-view";

/** Long enough for a large file over a slow line to begin, too short to pass on. */
const LIFETIME_SECONDS = 120;

/** An address under which the very bytes that came in can be fetched, for a little while. Asking for it is on record. */
export async function signOriginal(
  ctx: OrgContext,
  { versionId, disposition }: { versionId: string; disposition: "attachment" | "inline" },
): Promise<{ url: string; expiresAt: Date }> {
  const { version } = await withTenant(ctx.orgId, async (tx) => {
    const row = await getVisibleDocumentOrThrow(tx, ctx, versionId);
    await recordAudit(tx, ctx, {
      action: "document.downloaded",
      entityId: versionId,
      after: { sha256: row.version.sha256, disposition },
    });
    return row;
  });
  const expiresAt = new Date(Date.now() + LIFETIME_SECONDS * 1000);
  const url = await objectStore().presignDownload(version.acceptedKey ?? version.quarantineKey, {
    fileName: version.fileName,
    disposition,
    expiresInSeconds: LIFETIME_SECONDS,
  });
  return { url, expiresAt };
}
