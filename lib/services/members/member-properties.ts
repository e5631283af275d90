import { listProperties, type Property } from "@/db/queries/properties";
import { listGrantedProperties } from "@/db/queries/property-grants";
import type { TenantTx } from "@/db/tenant";
import { isLimitedToGrants, type Role } from "@/lib/auth/permissions";

export interface MemberProperties {
  /** False for a role that sees every property: then none is listed. */
  isLimited: boolean;
  /** By name. */
  items: Pick<Property, "id" | "code" | "name">[];
}

export async function memberProperties(
  tx: TenantTx,
  { userId, role }: { userId: string; role: Role },
): Promise<MemberProperties> {
  if (!isLimitedToGrants(role)) return { isLimited: false, items: [] };
  const granted = await listProperties(tx, new Set(await listGrantedProperties(tx, userId)));
  return { isLimited: true, items: granted.map(({ id, code, name }) => ({ id, code, name })) };
}
