import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { OrgId } from "@/lib/auth/ids";
import { appPool, drizzleOn } from "./client";

type Database = PostgresJsDatabase<Record<string, never>>;
/** A transaction that sees one organisation. */
export type TenantTx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * The only door to tenant tables. Row-level security reads `app.organization_id`, which ends with the transaction.
 * Never opened inside another: pass the transaction down.
 */
export function withTenant<T>(orgId: OrgId, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return drizzleOn(appPool()).transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.organization_id', ${orgId}, true)`);
    return work(tx);
  });
}

/** What a person may see of themselves before an organisation is known: their memberships and sessions. */
export function withUser<T>(userId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return drizzleOn(appPool()).transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.user_id', ${userId}, true)`);
    return work(tx);
  });
}
