import { writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, describe, expect, test } from "vitest";
import { createTestDatabase } from "../support/database";
import { checkCatalogue } from "../support/isolation/check-catalogue";
import { checkTables } from "../support/isolation/check-tables";
import { readCatalogue } from "../support/isolation/read-catalogue";
import { type Mutant, wallMutants } from "./wall-mutants";

/** What `scripts/test-mutants.mjs` reads: which check saw which mutant. */
const seen: { kind: string; name: string; catalogue: boolean; tables: boolean }[] = [];

const mutants = await listMutants();
/** What is seen without a hole counts for no mutant. */
const whole = await problemsOf("select");
afterAll(() => {
  writeFileSync(join(import.meta.dirname, "..", "..", "build", "wall-mutants.json"), JSON.stringify(seen));
});

test("without a hole nothing is seen", () => {
  expect(whole).toEqual({ catalogue: [], tables: [] });
});

describe.concurrent("a hole in one database is seen", () => {
  test.each(mutants.filter(({ undo }) => !undo))("$kind: $name", expectToBeSeen);
});

// Roles are the server's: one at a time, when nothing else runs.
describe.sequential("a hole in the whole server is seen", () => {
  test.each(mutants.filter(({ undo }) => undo))("$kind: $name", expectToBeSeen);
});

async function expectToBeSeen({ kind, name, statements, undo, tables: only }: Mutant): Promise<void> {
  const found = await problemsOf(statements, undo, only);
  const catalogue = found.catalogue.filter((problem) => !whole.catalogue.includes(problem));
  const tables = found.tables.filter((problem) => !whole.tables.includes(problem));
  seen.push({ kind, name, catalogue: catalogue.length > 0, tables: tables.length > 0 });
  expect([...catalogue, ...tables]).not.toEqual([]);
}

async function problemsOf(statements: string, undo?: string, only?: readonly string[]) {
  const database = await createTestDatabase();
  const sql = postgres(database.adminUrl, { max: 2, onnotice: () => {} });
  try {
    await sql.unsafe(statements);
    return { catalogue: await checkCatalogue(sql), tables: await checkTables(database, only) };
  } finally {
    if (undo) await sql.unsafe(undo);
    await sql.end();
    await database.drop();
  }
}

async function listMutants(): Promise<Mutant[]> {
  const database = await createTestDatabase();
  const sql = postgres(database.adminUrl, { max: 2, onnotice: () => {} });
  try {
    return wallMutants(await readCatalogue(sql));
  } finally {
    await sql.end();
    await database.drop();
  }
}
