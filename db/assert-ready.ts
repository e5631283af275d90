import postgres from "postgres";
import { assertRole, assertSchemaCurrent } from "./schema-version";

/** What must be true before anything is served from a database. Uses a connection of its own and closes it. */
export async function assertDatabaseReady(appUrl: string): Promise<void> {
  const sql = postgres(appUrl, { max: 1, onnotice: () => {} });
  try {
    await assertRole(sql);
    await assertSchemaCurrent(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
