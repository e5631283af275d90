import { lockVersion, updateVersion } from "@/db/queries/document-versions";
import { findStatement, insertReading } from "@/db/queries/statements";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { READER_VERSION } from "@/lib/engines/reader-version";
import { sharedReaderPool } from "@/lib/engines/shared-reader-pool";
import { quarantinedBytes } from "./scan-document";
import { hasReached } from "./stages";

/** Reads and proves a version and stores every figure of it, in one transaction. Throws `DocumentError` for a file that cannot be read. */
export async function readDocumentVersion(orgId: OrgId, versionId: string): Promise<void> {
  const isRead = await withTenant(orgId, (tx) => findStatement(tx, versionId));
  const reading = isRead ? null : await sharedReaderPool().read(await quarantinedBytes(orgId, versionId));
  await withTenant(orgId, async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (reading) await insertReading(tx, orgId, versionId, READER_VERSION, reading);
    if (!hasReached(version, "proven")) await updateVersion(tx, versionId, { stage: "proven" });
  });
}
