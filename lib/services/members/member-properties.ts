import { listProperties } from "@/db/queries/properties";
import { listGrantedProperties } from "@/db/queries/property-grants";
import type { TenantTx } from "@/db/tenant";
import { isLimitedToGrants, type Role } from "@/lib/auth/permissions";
import type { MemberProperties } from "./member-schemas";

/** The properties that a member was granted; a role that sees every one has no list. */
export async function memberProperties(
  tx: TenantTx,
  { userId, role }: { userId: string; role: Role },
): Promise<MemberProperties> {
  if (!isLimitedToGrants(role)) return { isLimited: false, items: [] };
  const granted = await listProperties(tx, new Set(await listGrantedProperties(tx, userId)));
  return { isLimited: true, items: granted.map(({ id, code, name }) => ({ id, code, name })) };
}
