import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { checkTables } from "../support/isolation/check-tables";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("in every table an organisation reads, adds, changes and removes its own rows and no other's", async () => {
  expect(await checkTables(database)).toEqual([]);
});
