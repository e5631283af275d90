import { getApiKeyOrThrow } from "@/db/queries/api-keys";
import { holdAccess } from "@/db/queries/property-grants";
import type { TenantTx } from "@/db/tenant";
import { keyOfActor } from "@/lib/auth/key-of-actor";
import { isLimitedToGrants, seesProperty } from "@/lib/auth/permissions";
import { personOfActor } from "@/lib/auth/person-of-actor";

/**
 * Whether somebody on record as `actorText` sees a property, as things stand and until the transaction ends. Whoever is no
 * member any more sees none; jobs see all.
 */
export async function actorSees(tx: TenantTx, actor: string, propertyId: string): Promise<boolean> {
  const userId = personOfActor(actor);
  if (userId !== null) {
    const access = await holdAccess(tx, { userId, propertyId });
    return access !== null && seesProperty(access);
  }
  const keyId = keyOfActor(actor);
  // Grants are a person's.
  return keyId === null || !isLimitedToGrants((await getApiKeyOrThrow(tx, keyId)).role);
}
