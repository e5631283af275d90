import {
  type DocumentVersion,
  getVersionOrThrow,
  lockVersion,
  updateVersion,
} from "@/db/queries/document-versions";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { checkFile } from "@/lib/engines/intake";
import { sha256Of } from "@/lib/engines/sha256";
import { AppError } from "@/lib/errors";
import { objectStore } from "@/lib/storage/object-store";
import { hasReached } from "./stages";

/** Takes the bytes out of quarantine and sees that they are those that came in, and a file that may be read. */
export async function scanDocument(orgId: OrgId, versionId: string): Promise<void> {
  await quarantinedBytes(orgId, versionId);
  await withTenant(orgId, async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (!hasReached(version, "scanned")) await updateVersion(tx, versionId, { stage: "scanned" });
  });
}

/** The bytes of a version, wherever they lie by now. */
export async function quarantinedBytes(orgId: OrgId, versionId: string): Promise<Uint8Array> {
  const version = await withTenant(orgId, (tx) => getVersionOrThrow(tx, versionId));
  const bytes = await storedBytes(orgId, version);
  if (sha256Of(bytes) !== version.sha256) {
    throw new Error(`The stored bytes of version ${versionId} are not those that were received.`);
  }
  checkFile(bytes);
  return bytes;
}

/** A second delivery of the job may file the version between the look at its row and at its bytes: then they have moved. */
async function storedBytes(orgId: OrgId, version: DocumentVersion): Promise<Uint8Array> {
  const { id, acceptedKey, quarantineKey } = version;
  try {
    return await objectStore().get(acceptedKey ?? quarantineKey);
  } catch (error) {
    const isMissing = error instanceof AppError && error.code === "object_missing";
    const now =
      isMissing && acceptedKey === null ? await withTenant(orgId, (tx) => getVersionOrThrow(tx, id)) : null;
    if (!now?.acceptedKey) throw error;
    return objectStore().get(now.acceptedKey);
  }
}
