import { and, count, eq, inArray } from "drizzle-orm";
import { memberships, type Role } from "@/db/schema/organizations";
import { propertyGrants } from "@/db/schema/property-grants";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { insertRows } from "./insert-rows";

/** The properties a manager is limited to. */
export async function listGrantedProperties(tx: TenantTx, userId: string): Promise<string[]> {
  const rows = await tx
    .select({ propertyId: propertyGrants.propertyId })
    .from(propertyGrants)
    .where(eq(propertyGrants.userId, userId));
  return rows.map(({ propertyId }) => propertyId);
}

/** How many each member was granted; who has none is not in it. */
export async function countGrantedProperties(tx: TenantTx): Promise<Map<string, number>> {
  const rows = await tx
    .select({ userId: propertyGrants.userId, granted: count() })
    .from(propertyGrants)
    .groupBy(propertyGrants.userId);
  return new Map(rows.map(({ userId, granted }) => [userId, granted]));
}

export async function insertGrants(
  tx: TenantTx,
  { orgId, userId, propertyIds }: { orgId: OrgId; userId: string; propertyIds: readonly string[] },
): Promise<void> {
  const rows = propertyIds.map((propertyId) => ({ organizationId: orgId, userId, propertyId }));
  await insertRows(tx, propertyGrants, rows);
}

export async function deleteGrants(
  tx: TenantTx,
  { userId, propertyIds }: { userId: string; propertyIds: readonly string[] },
): Promise<void> {
  if (propertyIds.length === 0) return;
  await tx
    .delete(propertyGrants)
    .where(and(eq(propertyGrants.userId, userId), inArray(propertyGrants.propertyId, [...propertyIds])));
}

/**
 * The role of a member and whether they were granted a property, held until the transaction ends: whoever changes either
 * waits, and finds what was decided by it. Null for somebody who is no member.
 */
export async function holdAccess(
  tx: TenantTx,
  { userId, propertyId }: { userId: string; propertyId: string },
): Promise<{ role: Role; isGranted: boolean } | null> {
  const [member] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(eq(memberships.userId, userId))
    .for("share");
  if (!member) return null;
  // Asked once the row is held: what one statement sees beside a row that it waited for is older.
  const granted = await listGrantedProperties(tx, userId);
  return { role: member.role, isGranted: granted.includes(propertyId) };
}
