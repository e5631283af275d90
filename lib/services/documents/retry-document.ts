import { lockVersion } from "@/db/queries/document-versions";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import type { DocumentDetail } from "./document-schemas";
import { getVisibleDocumentOrThrow } from "./document-view";
import { getDocument } from "./get-document";
import { tryAgain } from "./try-again";

/** Gives a document that failed another try, from where it stopped. */
export async function retryDocument(ctx: OrgContext, versionId: string): Promise<DocumentDetail> {
  await withTenant(ctx.orgId, async (tx) => {
    await getVisibleDocumentOrThrow(tx, ctx, versionId);
    const version = await lockVersion(tx, versionId);
    if (version.state !== "failed")
      throw new AppError("conflict", "Only a document that failed can be tried again.");
    await tryAgain(tx, ctx, version);
  });
  return getDocument(ctx, versionId);
}
