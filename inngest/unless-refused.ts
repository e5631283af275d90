import type { OrgId } from "@/lib/auth/ids";
import { DocumentError } from "@/lib/errors";
import { failDocument } from "@/lib/services/documents/fail-document";

/**
 * A file that cannot be used is no failure of the job: the document ends with the reason, and false is returned. Anything
 * else that is thrown goes on.
 */
export async function unlessRefused(
  { orgId, versionId }: { orgId: OrgId; versionId: string },
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    await failDocument(orgId, versionId, error);
    return false;
  }
}
