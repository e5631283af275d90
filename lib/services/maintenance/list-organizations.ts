import { organizations } from "@/db/schema/organizations";
import { withSystem } from "@/db/system";
import type { OrgId } from "@/lib/auth/ids";

/** Every organisation, for what is cleared up in each of them without an event of its own. */
export async function listOrganizations(): Promise<OrgId[]> {
  const rows = await withSystem((tx) => tx.select({ id: organizations.id }).from(organizations));
  // Safe because each has just been read as one.
  return rows.map(({ id }) => id as OrgId);
}
