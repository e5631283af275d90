import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { checkCatalogue } from "../support/isolation/check-catalogue";
import { readCatalogue, tenantTables } from "../support/isolation/read-catalogue";

let database: TestDatabase;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.adminUrl, { max: 4, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

test("every table, policy, key, grant, trigger and role is as listed, and as the schema in code says", async () => {
  expect(await checkCatalogue(sql)).toEqual([]);
});

test("a table that nobody thought of is found, and told what it lacks", async () => {
  await sql.unsafe(
    "create table leases (organization_id uuid, id uuid primary key, property_id uuid references organizations(id))",
  );
  try {
    expect(await checkCatalogue(sql)).toEqual(
      expect.arrayContaining([
        "leases has no row-level security",
        "leases lets its owner pass row-level security",
        "leases.organization_id is not a uuid that is always there",
        "leases_pkey is unique over all organisations: a conflict in leases tells of theirs",
        "leases_property_id_fkey of leases lets a row point into another organisation's organizations",
        "the database has what db/schema has not: leases unique (id)",
        expect.stringMatching(/^missing policy leases\.leases_tenant: permissive, all, to reims_app/),
      ]),
    );
  } finally {
    await sql.unsafe("drop table leases");
  }
});

test("the checks look at tables: there are tenant tables, and those without a tenant are few", async () => {
  const catalogue = await readCatalogue(sql);
  expect(tenantTables(catalogue).length).toBeGreaterThan(15);
});
