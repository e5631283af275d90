import type { DocumentRow } from "@/db/queries/documents";
import type { TenantTx } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import type { ReadDocument } from "@/lib/proof/proof";
import { readingsOf } from "@/lib/services/runs/reading-cache";

/** What a document says, to the last digit as the reader gave it. */
export async function loadReadingOrThrow(
  tx: TenantTx,
  { orgId }: Pick<OrgContext, "orgId">,
  { version }: DocumentRow,
): Promise<ReadDocument> {
  const reading = (await readingsOf(tx, orgId, [version.id])).get(version.id);
  if (!reading) throw new AppError("not_read", "The document has not been read yet, or could not be.");
  return { ...reading, file: version.fileName, sha256: version.sha256 };
}
