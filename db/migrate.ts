import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { AppError } from "@/lib/errors";
import { migrationsFolder } from "./migrations-folder";

/** One migration at a time in a database; the number only has to be ours. */
const LOCK = 7_346_703_521;

/** Brings the database to this version's schema, as its owner. Two at once wait for each other; a second run does nothing. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    // Held by the session, so it goes with the connection.
    await sql`select pg_advisory_lock(${LOCK})`;
    const folder = migrationsFolder();
    await ensureRoles(sql, readFileSync(join(folder, "roles.sql"), "utf8"));
    await migrate(drizzle(sql), { migrationsFolder: folder });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function ensureRoles(sql: Sql, statements: string): Promise<void> {
  try {
    await sql.unsafe(statements);
  } catch (error) {
    if (!(error instanceof postgres.PostgresError) || error.code !== "42501") throw error;
    throw new AppError(
      "roles_missing",
      "The database roles reims_owner, reims_app and reims_system are not all there; run drizzle/roles.sql once as an administrator of the server.",
      { cause: error },
    );
  }
}
