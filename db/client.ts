import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";

/** A statement that takes longer is a mistake; a transaction left open would hold its locks. */
const limits = { statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 };

interface Pools {
  app?: postgres.Sql;
  system?: postgres.Sql;
}

/** Route handlers and start-up code get different instances of this module; the pools are one all the same. */
const shared = globalThis as typeof globalThis & { reimsPools?: Pools };
shared.reimsPools ??= {};
const pools = shared.reimsPools;

/** Connections of the role `reims_app`. Only `db/tenant.ts`, the rate limiter and the health check take them. */
export function appPool(): postgres.Sql {
  const { appUrl, poolSize } = env().database;
  pools.app ??= connect(appUrl, poolSize, "reims-app");
  return pools.app;
}

/** Connections of the role `reims_system`. Only `db/system.ts` takes them. */
export function systemPool(): postgres.Sql {
  const { systemUrl } = env().database;
  pools.system ??= connect(systemUrl, 4, "reims-system");
  return pools.system;
}

export function drizzleOn(sql: postgres.Sql) {
  return drizzle(sql);
}

/** Ends every connection, for programs that are about to end. */
export async function closePools(): Promise<void> {
  const open = [pools.app, pools.system];
  delete pools.app;
  delete pools.system;
  await Promise.all(open.map((pool) => pool?.end({ timeout: 5 })));
}

function connect(url: string, max: number, name: string): postgres.Sql {
  return postgres(url, {
    max,
    prepare: !env().database.isPooled,
    connection: { application_name: name, ...limits },
    onnotice: () => {},
  });
}
