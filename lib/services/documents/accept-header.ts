import { lockVersion, updateVersion } from "@/db/queries/document-versions";
import { announce } from "@/db/queries/outbox";
import { withTenant } from "@/db/tenant";
import { actorText, type OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";
import type { DocumentDetail } from "./document-schemas";
import { getVisibleDocumentOrThrow } from "./document-view";
import { getDocument } from "./get-document";
import { answeredByHeader } from "./header-problems";

/**
 * Files a document under the property that its header names, although another one was chosen for it, or whoever sent it does
 * not see that one.
 */
export async function acceptHeader(ctx: OrgContext, versionId: string): Promise<DocumentDetail> {
  await withTenant(ctx.orgId, async (tx) => {
    await getVisibleDocumentOrThrow(tx, ctx, versionId);
    const version = await lockVersion(tx, versionId);
    const isAsked = version.state === "waiting" && answeredByHeader(ctx).includes(version.problemCode ?? "");
    if (!isAsked)
      throw new AppError("conflict", "That document does not wait to be told which property is right.");
    await updateVersion(tx, versionId, {
      headerAcceptedBy: actorText(ctx.actor),
      state: "processing",
      problemCode: null,
      problem: null,
    });
    await announce(tx, ctx.orgId, "document/assigned", { versionId });
    await recordAudit(tx, ctx, { action: "document.header-accepted", entityId: versionId });
  });
  return getDocument(ctx, versionId);
}
