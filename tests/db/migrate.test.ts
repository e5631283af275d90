import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrateDatabase } from "@/db/migrate";
import { createTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function appliedCount(): Promise<number> {
  const sql = postgres(database.ownerUrl, { max: 1 });
  try {
    const rows = await sql`select hash from drizzle.__drizzle_migrations`;
    return rows.length;
  } finally {
    await sql.end();
  }
}

test("a database for tests is migrated, and migrating it again, twice at once, changes nothing", async () => {
  const before = await appliedCount();
  expect(before).toBeGreaterThan(0);
  await Promise.all([migrateDatabase(database.ownerUrl), migrateDatabase(database.ownerUrl)]);
  expect(await appliedCount()).toBe(before);
});
