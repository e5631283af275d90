import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { properties } from "@/db/schema/properties";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { AppError } from "@/lib/errors";

export type Property = typeof properties.$inferSelect;

export async function findPropertyByCode(tx: TenantTx, code: string): Promise<Property | null> {
  const [property] = await tx.select().from(properties).where(eq(properties.code, code)).limit(1);
  return property ?? null;
}

export async function getPropertyOrThrow(tx: TenantTx, propertyId: string): Promise<Property> {
  const [property] = await tx.select().from(properties).where(eq(properties.id, propertyId)).limit(1);
  if (!property) throw new AppError("not_found", "That property does not exist.");
  return property;
}

/** Codes by id. */
export async function listPropertyCodes(tx: TenantTx): Promise<Map<string, string>> {
  const rows = await tx.select({ id: properties.id, code: properties.code }).from(properties);
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** By name; `among` limits to some ids, null to none. */
export function listProperties(tx: TenantTx, among: ReadonlySet<string> | null): Promise<Property[]> {
  return tx
    .select()
    .from(properties)
    .where(among ? inArray(properties.id, [...among]) : undefined)
    .orderBy(asc(properties.name), asc(properties.id));
}

/** One of them that is not there is an error. Each is named once. */
export async function requireProperties(tx: TenantTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await tx
    .select({ id: properties.id })
    .from(properties)
    .where(inArray(properties.id, [...ids]));
  if (found.length !== ids.length) throw new AppError("not_found", "That property does not exist.");
}

/** By code, from after one on; `among` as in `listProperties`. */
export function listPropertiesAfter(
  tx: TenantTx,
  among: ReadonlySet<string> | null,
  { after, limit }: { after: string | null; limit: number },
): Promise<Property[]> {
  const condition = and(
    among ? inArray(properties.id, [...among]) : undefined,
    after === null ? undefined : gt(properties.code, after),
  );
  return tx.select().from(properties).where(condition).orderBy(asc(properties.code)).limit(limit);
}

/** Says that what the rules see of a property has changed; returns the new revision. */
export async function bumpFactsRevision(tx: TenantTx, propertyId: string): Promise<number> {
  const [row] = await tx
    .update(properties)
    .set({ factsRevision: sql`${properties.factsRevision} + 1` })
    .where(eq(properties.id, propertyId))
    .returning({ revision: properties.factsRevision });
  if (!row) throw new AppError("not_found", "That property does not exist.");
  return row.revision;
}

/**
 * Holds the property until the transaction ends, so that runs of it are stored one after the other. NO KEY: rows that refer
 * to it are inserted meanwhile, and those inserts hold a lock that a stronger one would wait for, into a deadlock.
 */
export async function lockProperty(tx: TenantTx, propertyId: string): Promise<Property> {
  const [property] = await tx
    .select()
    .from(properties)
    .where(eq(properties.id, propertyId))
    .for("no key update");
  if (!property) throw new AppError("not_found", "That property does not exist.");
  return property;
}

/**
 * Holds a property code until the transaction ends: between looking for a property and leaving a document to wait for it,
 * nobody may create it.
 */
export async function holdPropertyCode(tx: TenantTx, orgId: OrgId, code: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`property ${orgId} ${code}`}, 0))`);
}
