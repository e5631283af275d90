import { eq, inArray } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import { memberships } from "@/db/schema/organizations";
import type { TenantTx } from "@/db/tenant";

/** Names of members, by id. Somebody who left is not among them. */
export async function findMemberNames(tx: TenantTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(inArray(memberships.userId, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
