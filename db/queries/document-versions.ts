import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import { documentVersions } from "@/db/schema/documents";
import type { TenantTx } from "@/db/tenant";
import { AppError } from "@/lib/errors";

export type DocumentVersion = typeof documentVersions.$inferSelect;

/** Whether bytes are filed under a statement already, as a version or as somebody's copy of it. */
export async function isContentFiled(tx: TenantTx, sha256: string): Promise<boolean> {
  const filed = await tx
    .select({ id: documentVersions.id })
    .from(documentVersions)
    .where(and(eq(documentVersions.sha256, sha256), isNotNull(documentVersions.documentId)))
    .limit(1);
  return filed.length > 0;
}

export async function getVersionOrThrow(tx: TenantTx, versionId: string): Promise<DocumentVersion> {
  const [version] = await tx
    .select()
    .from(documentVersions)
    .where(eq(documentVersions.id, versionId))
    .limit(1);
  if (!version) throw new AppError("not_found", "That document does not exist.");
  return version;
}

/** Holds the version until the transaction ends, so that one delivery of a job at a time works on it. */
export async function lockVersion(tx: TenantTx, versionId: string): Promise<DocumentVersion> {
  const [version] = await tx
    .select()
    .from(documentVersions)
    .where(eq(documentVersions.id, versionId))
    .for("update");
  if (!version) throw new AppError("not_found", "That document does not exist.");
  return version;
}

export async function updateVersion(
  tx: TenantTx,
  versionId: string,
  change: Partial<
    Pick<
      DocumentVersion,
      | "documentId"
      | "propertyId"
      | "acceptedKey"
      | "stage"
      | "state"
      | "problemCode"
      | "problem"
      | "settledAt"
      | "headerAcceptedBy"
    >
  >,
): Promise<void> {
  await tx.update(documentVersions).set(change).where(eq(documentVersions.id, versionId));
}

/** Which of these objects a version names, as what came in or as what was accepted. */
export async function findNamedObjects(tx: TenantTx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { quarantineKey, acceptedKey } = documentVersions;
  const rows = await tx
    .select({ quarantineKey, acceptedKey })
    .from(documentVersions)
    .where(or(inArray(quarantineKey, [...keys]), inArray(acceptedKey, [...keys])));
  return new Set(rows.flatMap((row) => [row.quarantineKey, row.acceptedKey ?? []]).flat());
}

/** How many documents of the organisation are under way; counted up to `most`, which is all that a backlog needs to cost. */
export async function countProcessing(tx: TenantTx, most: number): Promise<number> {
  const underWay = await tx
    .select({ id: documentVersions.id })
    .from(documentVersions)
    .where(eq(documentVersions.state, "processing"))
    .limit(most);
  return underWay.length;
}
