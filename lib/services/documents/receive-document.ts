import { lockVersion } from "@/db/queries/document-versions";
import { findSeenByContent } from "@/db/queries/documents";
import { announce } from "@/db/queries/outbox";
import { getPropertyOrThrow } from "@/db/queries/properties";
import { documentVersions } from "@/db/schema/documents";
import { type TenantTx, withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { actorText, type OrgContext } from "@/lib/auth/org-context";
import { checkFile } from "@/lib/engines/intake";
import { sha256Of } from "@/lib/engines/sha256";
import { metrics } from "@/lib/observability/metrics";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { quarantineKey } from "@/lib/storage/object-key";
import { objectStore } from "@/lib/storage/object-store";
import { viewerOf } from "./document-view";
import { tryAgain } from "./try-again";
import { urgencyOf } from "./urgency";

/** What a person says a file is, to be compared with what its header says; all of it may be left out. */
export interface DocumentSelection {
  propertyId?: string;
  kind?: string;
  periodEnd?: string;
}

export interface ReceivedDocument {
  versionId: string;
  sha256: string;
  /** These very bytes were there before, for whoever sent them to see: nothing was stored again. */
  isDuplicate: boolean;
}

/**
 * Takes a file into quarantine and announces it to the jobs. The same bytes again are the same version, however many
 * arrive at once; one that had failed gets another try. Throws `DocumentError` for what is refused unseen.
 */
export async function receiveDocument(
  ctx: OrgContext,
  file: { bytes: Uint8Array; fileName: string; selection?: DocumentSelection },
): Promise<ReceivedDocument> {
  checkFile(file.bytes);
  const sha256 = sha256Of(file.bytes);
  const { selection = {} } = file;
  const known = await withTenant(ctx.orgId, async (tx) => {
    // Before anything is stored: what is refused leaves nothing behind.
    if (selection.propertyId) await getPropertyOrThrow(tx, selection.propertyId);
    return findSeenByContent(tx, viewerOf(ctx), sha256);
  });
  if (known) return retryIfFailed(ctx, known.id, sha256);
  const versionId = newId();
  const key = quarantineKey({ orgId: ctx.orgId, id: versionId });
  await objectStore().put(key, file.bytes, { contentType: "application/pdf", sha256 });
  const received = await withTenant(ctx.orgId, async (tx) => {
    const values = {
      organizationId: ctx.orgId,
      id: versionId,
      fileName: cleanFileName(file.fileName),
      sha256,
      sizeBytes: file.bytes.length,
      quarantineKey: key,
      uploadedBy: actorText(ctx.actor),
      selectedPropertyId: selection.propertyId ?? null,
      selectedKind: selection.kind ?? null,
      selectedPeriodEnd: selection.periodEnd ?? null,
    };
    const winner = await insertUnlessSeen(tx, ctx, values);
    if (winner) return winner;
    await announce(tx, ctx.orgId, "document/received", { versionId, priority: await urgencyOf(tx) });
    await recordAudit(tx, ctx, {
      action: "document.received",
      entityId: versionId,
      after: { fileName: values.fileName, sha256, sizeBytes: values.sizeBytes },
    });
    return { id: versionId };
  });
  if (received.id === versionId) return { versionId, sha256, isDuplicate: false };
  // Another upload of the same bytes was quicker; its object is the one that counts.
  await objectStore().delete(key);
  metrics().documents.inc({ result: "duplicate" });
  return { versionId: received.id, sha256, isDuplicate: true };
}

/**
 * Null once it is inserted, or the version with the same bytes that was in the way. One that whoever sends this does not
 * see is in nobody's way: they get a copy of their own, and no sign of it.
 */
async function insertUnlessSeen(
  tx: TenantTx,
  ctx: OrgContext,
  values: typeof documentVersions.$inferInsert,
): Promise<{ id: string } | null> {
  for (const copyFor of [null, values.uploadedBy]) {
    const inserted = await tx
      .insert(documentVersions)
      .values({ ...values, copyFor })
      .onConflictDoNothing()
      .returning({ id: documentVersions.id });
    if (inserted.length > 0) return null;
    const seen = await findSeenByContent(tx, viewerOf(ctx), values.sha256);
    if (seen) return seen;
  }
  throw new Error("A version that was in the way is gone.");
}

async function retryIfFailed(ctx: OrgContext, versionId: string, sha256: string): Promise<ReceivedDocument> {
  await withTenant(ctx.orgId, async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (version.state === "failed") await tryAgain(tx, ctx, version);
  });
  metrics().documents.inc({ result: "duplicate" });
  return { versionId, sha256, isDuplicate: true };
}

const LONGEST_NAME = 200;

/** A name to show, never a path to open: no folders, no control characters. */
function cleanFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const printable = last.replace(/\p{C}/gu, "").trim();
  // By code points: half a character is none, and cannot be stored.
  return [...printable].slice(0, LONGEST_NAME).join("") || "document.pdf";
}
