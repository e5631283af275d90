import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { apiKeys } from "@/db/schema/api-keys";
import type { Role } from "@/db/schema/organizations";
import type { TenantTx } from "@/db/tenant";
import { AppError } from "@/lib/errors";

export interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  role: Role;
  createdBy: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** Everything but the hash of its secret. */
const shown = {
  id: apiKeys.id,
  name: apiKeys.name,
  prefix: apiKeys.prefix,
  role: apiKeys.role,
  createdBy: apiKeys.createdBy,
  createdAt: apiKeys.createdAt,
  lastUsedAt: apiKeys.lastUsedAt,
  expiresAt: apiKeys.expiresAt,
  revokedAt: apiKeys.revokedAt,
};

const isLive = and(isNull(apiKeys.revokedAt), gt(apiKeys.expiresAt, sql`now()`));

export async function insertApiKey(tx: TenantTx, values: typeof apiKeys.$inferInsert): Promise<ApiKeyRow> {
  const [row] = await tx.insert(apiKeys).values(values).returning(shown);
  if (!row) throw new Error("An insert gave back no row.");
  return row;
}

export function listApiKeys(tx: TenantTx): Promise<ApiKeyRow[]> {
  return tx.select(shown).from(apiKeys).orderBy(desc(apiKeys.id));
}

export async function findLiveApiKey(tx: TenantTx, id: string): Promise<ApiKeyRow | null> {
  const [row] = await tx
    .select(shown)
    .from(apiKeys)
    .where(and(eq(apiKeys.id, id), isLive))
    .limit(1);
  return row ?? null;
}

/** For the token endpoint, which knows no organisation yet (`withSystem`). */
export async function findLiveSecret(tx: TenantTx, id: string) {
  const [row] = await tx
    .select({ organizationId: apiKeys.organizationId, secretHash: apiKeys.secretHash })
    .from(apiKeys)
    .where(and(eq(apiKeys.id, id), isLive))
    .limit(1);
  return row ?? null;
}

export async function markApiKeyUsed(tx: TenantTx, id: string): Promise<void> {
  await tx.update(apiKeys).set({ lastUsedAt: sql`now()` }).where(eq(apiKeys.id, id));
}

/** True when it still counted. */
export async function revokeApiKeyById(tx: TenantTx, id: string): Promise<boolean> {
  const revoked = await tx
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return revoked.length > 0;
}

export async function getApiKeyOrThrow(tx: TenantTx, id: string): Promise<ApiKeyRow> {
  const [row] = await tx.select(shown).from(apiKeys).where(eq(apiKeys.id, id)).limit(1);
  if (!row) throw new AppError("not_found", "That API key does not exist.");
  return row;
}
