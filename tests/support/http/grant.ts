import { propertyGrants } from "@/db/schema/property-grants";
import type { TenantTx } from "@/db/tenant";

/** Lets a manager see a property. */
export async function insertGrant(tx: TenantTx, grant: typeof propertyGrants.$inferInsert): Promise<void> {
  await tx.insert(propertyGrants).values(grant);
}
