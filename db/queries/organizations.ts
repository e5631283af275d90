import { and, asc, eq, type SQL } from "drizzle-orm";
import { memberships, organizations, type Role } from "@/db/schema/organizations";
import type { TenantTx } from "@/db/tenant";

export interface Membership {
  organizationId: string;
  slug: string;
  name: string;
  role: Role;
}

export async function insertOrganization(
  tx: TenantTx,
  values: { id: string; slug: string; name: string },
): Promise<void> {
  await tx.insert(organizations).values(values);
}

export async function insertMembership(
  tx: TenantTx,
  values: { organizationId: string; userId: string; role: Role },
): Promise<void> {
  await tx.insert(memberships).values(values);
}

/** Of the person of the transaction (`withUser`). */
export function listMemberships(tx: TenantTx, userId: string): Promise<Membership[]> {
  return selectMemberships(tx, eq(memberships.userId, userId));
}

/** Null when that organisation does not exist for the person: both look the same. */
export async function findMembership(
  tx: TenantTx,
  userId: string,
  organization: { id: string } | { slug: string },
): Promise<Membership | null> {
  const isIt =
    "id" in organization ? eq(organizations.id, organization.id) : eq(organizations.slug, organization.slug);
  const [row] = await selectMemberships(tx, and(eq(memberships.userId, userId), isIt));
  return row ?? null;
}

export async function findOrganization(tx: TenantTx, id: string) {
  const [row] = await tx
    .select({ slug: organizations.slug, name: organizations.name })
    .from(organizations)
    .where(eq(organizations.id, id))
    .limit(1);
  return row ?? null;
}

function selectMemberships(tx: TenantTx, condition: SQL | undefined): Promise<Membership[]> {
  return tx
    .select({
      organizationId: organizations.id,
      slug: organizations.slug,
      name: organizations.name,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(condition)
    .orderBy(asc(organizations.name), asc(organizations.id));
}
