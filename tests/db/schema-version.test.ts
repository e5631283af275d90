import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { assertRole, assertSchemaCurrent } from "@/db/schema-version";
import { createTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let app: Sql;
let owner: Sql;
let admin: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  const connect = (url: string) => postgres(url, { max: 1, onnotice: () => {} });
  [app, owner, admin] = [connect(database.appUrl), connect(database.ownerUrl), connect(database.adminUrl)];
  await owner`create table kept as select * from drizzle.__drizzle_migrations`;
});

beforeEach(async () => {
  await owner`truncate drizzle.__drizzle_migrations`;
  await owner`insert into drizzle.__drizzle_migrations select * from kept`;
});

afterAll(async () => {
  await Promise.all([app, owner, admin].map((sql) => sql.end()));
  await database.drop();
});

test("a migrated database is served", async () => {
  await expect(assertSchemaCurrent(app)).resolves.toBeUndefined();
});

test("one that lacks a migration is refused, with the command that applies it", async () => {
  await owner`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
  await expect(assertSchemaCurrent(app)).rejects.toThrow(
    "The database lacks 1 migration of this version of REIMS; apply with: npm run db:migrate",
  );
});

test("one with a migration that this version does not know is refused", async () => {
  await owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 4102444800000)`;
  await expect(assertSchemaCurrent(app)).rejects.toThrow(
    /has 1 migration that this version of REIMS does not know/,
  );
});

test("one that was never migrated is behind", async () => {
  const [{ datname } = { datname: "" }] = await admin<
    { datname: string }[]
  >`select current_database() as datname`;
  await admin.unsafe(`create database ${datname}_empty`);
  const url = new URL(database.appUrl);
  url.pathname += "_empty";
  const empty = postgres(url.href, { max: 1 });
  await expect(assertSchemaCurrent(empty)).rejects.toThrow(/lacks \d+ migrations .* npm run db:migrate/);
  await empty.end();
  await admin.unsafe(`drop database ${datname}_empty`);
});

test("only a role that row-level security binds may serve", async () => {
  await expect(assertRole(app)).resolves.toBeUndefined();
  await expect(assertRole(owner)).rejects.toThrow("does not run as the database role reims_owner");
  await expect(assertRole(admin)).rejects.toThrow("does not run as the database role postgres");
});

test("a role that bypasses row-level security, or belongs to the owner, may not serve", async () => {
  // In a transaction that never ends well: roles belong to the whole server.
  for (const clause of ["bypassrls", "in role reims_owner"]) {
    const attempt = admin.begin(async (tx) => {
      await tx.unsafe(`create role passing_through ${clause}`);
      await tx.unsafe("set local role passing_through");
      await assertRole(tx as unknown as Sql);
      throw new Error(`${clause} was let through`);
    });
    await expect(attempt).rejects.toThrow("does not run as the database role passing_through");
  }
});
