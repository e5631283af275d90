import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
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
    await sql.unsafe(readFileSync(join(folder, "roles.sql"), "utf8"));
    await migrate(drizzle(sql), { migrationsFolder: folder });
    // What the server reads at start, to refuse a schema that is behind or ahead.
    await sql.unsafe(`
      grant usage on schema drizzle to reims_app, reims_system;
      grant select on drizzle.__drizzle_migrations to reims_app, reims_system`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
