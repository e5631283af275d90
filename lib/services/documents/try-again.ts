import { type DocumentVersion, updateVersion } from "@/db/queries/document-versions";
import { announce } from "@/db/queries/outbox";
import { bumpFactsRevision } from "@/db/queries/properties";
import type { TenantTx } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { AWAITED } from "./urgency";

/** Sends a failed document on its way again, from where it stopped. The caller holds the version. */
export async function tryAgain(tx: TenantTx, ctx: OrgContext, version: DocumentVersion): Promise<void> {
  const { id: versionId, documentId, propertyId, problemCode } = version;
  await updateVersion(tx, versionId, { state: "processing", problemCode: null, problem: null });
  if (documentId === null || propertyId === null) {
    await announce(tx, ctx.orgId, "document/received", { versionId, priority: AWAITED });
  } else {
    // It is filed: what failed is the run, which is made again where the property has something new to say.
    const revision = await bumpFactsRevision(tx, propertyId);
    await announce(tx, ctx.orgId, "document/read", { versionId, propertyId, revision, priority: AWAITED });
  }
  await recordAudit(tx, ctx, { action: "document.retried", entityId: versionId, before: { problemCode } });
}
