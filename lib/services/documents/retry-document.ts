import { lockVersion, updateVersion } from "@/db/queries/document-versions";
import { announce } from "@/db/queries/outbox";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";
import type { DocumentDetail } from "./document-schemas";
import { getVisibleDocumentOrThrow } from "./document-view";
import { getDocument } from "./get-document";
import { AWAITED } from "./urgency";

/** Gives a document that failed another try, from where it stopped. */
export async function retryDocument(ctx: OrgContext, versionId: string): Promise<DocumentDetail> {
  await withTenant(ctx.orgId, async (tx) => {
    await getVisibleDocumentOrThrow(tx, ctx, versionId);
    const { state, problemCode } = await lockVersion(tx, versionId);
    if (state !== "failed") throw new AppError("conflict", "Only a document that failed can be tried again.");
    await updateVersion(tx, versionId, { state: "processing", problemCode: null, problem: null });
    await announce(tx, ctx.orgId, "document/received", { versionId, priority: AWAITED });
    await recordAudit(tx, ctx, {
      action: "document.retried",
      entityId: versionId,
      before: { problemCode },
    });
  });
  return getDocument(ctx, versionId);
}
