import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import type { PageImage } from "@/lib/engines/reader-pool";
import { sha256Of } from "@/lib/engines/sha256";
import { sharedReaderPool } from "@/lib/engines/shared-reader-pool";
import { AppError } from "@/lib/errors";
import { objectStore } from "@/lib/storage/object-store";
import { getVisibleDocumentOrThrow } from "./document-view";
import { type KeptImage, keepImage } from "./page-image-cache";

/** A page of the stored original as a picture. `scale` is pixels a point; whoever asks has been let see the document. */
export async function renderPage(
  ctx: OrgContext,
  { versionId, page, scale }: { versionId: string; page: number; scale: number },
): Promise<KeptImage> {
  const { version, statement } = await withTenant(ctx.orgId, (tx) =>
    getVisibleDocumentOrThrow(tx, ctx, versionId),
  );
  if (!statement || page > statement.pages)
    throw new AppError("not_found", `The document has no page ${page} to show.`);
  return keepImage(`${ctx.orgId} ${versionId} ${page} ${scale}`, async () => {
    const bytes = await objectStore().get(version.acceptedKey ?? version.quarantineKey);
    return withEtag(await sharedReaderPool().render(bytes, page, scale));
  });
}

function withEtag(image: PageImage): KeptImage {
  return { ...image, etag: `"${sha256Of(image.png).slice(0, 32)}"` };
}
