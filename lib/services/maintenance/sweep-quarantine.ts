import { findNamedObjects } from "@/db/queries/document-versions";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { quarantineFolder } from "@/lib/storage/object-key";
import { objectStore } from "@/lib/storage/object-store";

/**
 * Removes what was put into the quarantine of an organisation before a time and is named by no version: an upload was
 * killed between its object and its row. The time lies so far back that no upload of then is still under way, so that
 * what is not named now never will be.
 */
export async function sweepQuarantine(
  orgId: OrgId,
  storedBefore: Date,
  { pageSize }: { pageSize?: number } = {},
): Promise<{ removed: number }> {
  const store = objectStore();
  const folder = quarantineFolder(orgId);
  let removed = 0;
  let after: string | undefined;
  do {
    const { objects, next } = await store.list(folder, { after, ...(pageSize && { limit: pageSize }) });
    const old = objects.filter(({ storedAt }) => storedAt < storedBefore).map(({ key }) => key);
    const named = await withTenant(orgId, (tx) => findNamedObjects(tx, old));
    for (const key of old.filter((each) => !named.has(each))) {
      await store.delete(key);
      removed += 1;
    }
    after = next ?? undefined;
  } while (after);
  return { removed };
}
