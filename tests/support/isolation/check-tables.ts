import postgres, { type Sql } from "postgres";
import { checkPeople } from "./check-people";
import { schemaForeignKeys } from "./check-schema";
import { APP_GRANTS, CHANGED_BY_SYSTEM, SYSTEM_GRANTS } from "./expected-access";
import { type Catalogue, type ForeignKey, readCatalogue, tenantTables } from "./read-catalogue";
import { makeRow, makeRows, parentsFirst, type Row, type RowSet, referenceTo } from "./row-factory";
import { enter, insertRow, OURS, type Outcome, REFUSED, sayFor, THEIRS, tryIn } from "./try-in-tenant";

export interface DatabaseUrls {
  appUrl: string;
  systemUrl: string;
  ownerUrl: string;
  adminUrl: string;
}

const APPEND_ONLY = ["23001"];
/** What stands behind a row, or the last owner: the statement reached the row. */
const HELD_BY_OTHERS = ["23503", "23001"];

/** Tables of no tenant that the checks need rows in. */
const FILLED_TOO = ["users", "organizations", "sessions"];
const OF_PEOPLE = ["users", "sessions"];

export interface Bench {
  catalogue: Catalogue;
  /** What the code says of foreign keys, whatever the database has. */
  stated: ForeignKey[];
  /** Parents first. */
  tables: string[];
  app: Sql;
  system: Sql;
  owner: Sql;
  admin: Sql;
  ours: RowSet;
  /** Of the same ids and contents as ours. */
  theirs: RowSet;
  /** Of ids that only they have. */
  onlyTheirs: RowSet;
}

/**
 * Every tenant table (or those in `only`) × read, insert, update, delete × own, other and no organisation, on a database without rows. Says in
 * sentences what should not have been possible, or should have been.
 */
export async function checkTables(urls: DatabaseUrls, only?: readonly string[]): Promise<string[]> {
  const open = (url: string) => postgres(url, { max: 1, onnotice: () => {} });
  const [app, system, owner, admin] = [urls.appUrl, urls.systemUrl, urls.ownerUrl, urls.adminUrl].map(
    open,
  ) as [Sql, Sql, Sql, Sql];
  try {
    const catalogue = await readCatalogue(admin);
    const tables = parentsFirst(catalogue, [...FILLED_TOO, ...tenantTables(catalogue)]);
    const ours = makeRows(catalogue, tables, OURS, 1);
    const theirs = makeRows(catalogue, tables, THEIRS, 1);
    const onlyTheirs = makeRows(catalogue, tables, THEIRS, 2);
    const stated = await schemaForeignKeys();
    const bench: Bench = { catalogue, stated, tables, app, system, owner, admin, ours, theirs, onlyTheirs };
    const problems = await fillAll(bench);
    // Without rows on both sides nothing below would say anything.
    if (problems.length > 0) return problems;
    for (const table of tenantTables(catalogue).filter((name) => only?.includes(name) ?? true))
      problems.push(...(await checkTable(bench, table)));
    problems.push(...(await checkPeople(bench)));
    return [...problems, ...(await checkFreshConnection(bench, urls.appUrl))];
  } finally {
    await Promise.all([app, system, owner, admin].map((sql) => sql.end({ timeout: 5 })));
  }
}

/** Fills every table as the roles that do so in earnest: the app can do its work, and equal rows of two organisations do not meet. */
async function fillAll({ tables, app, system, ours, theirs, onlyTheirs }: Bench): Promise<string[]> {
  for (const rowSet of [ours, theirs, onlyTheirs]) {
    for (const table of tables) {
      if (table === "organizations" && rowSet === onlyTheirs) continue;
      const row = rowSet.rows.get(table) ?? {};
      try {
        if (OF_PEOPLE.includes(table)) await system.begin((tx) => insertRow(tx, table, row));
        else
          await app.begin(async (tx) => {
            await enter(tx, rowSet.organization);
            await insertRow(tx, table, row);
          });
      } catch (error) {
        const whose = rowSet.organization === OURS ? "ours" : "theirs";
        return [`insert into ${table} of ${whose}, set ${rowSet.set}: ${String(error)}`];
      }
    }
  }
  return [];
}

async function checkTable(bench: Bench, table: string): Promise<string[]> {
  return [
    ...(await checkReads(bench, table)),
    ...(await checkInserts(bench, table)),
    ...(await checkChanges(bench, table)),
    ...(await checkParents(bench, table)),
    ...(await checkAppendOnly(bench, table)),
    ...(await checkOtherRoles(bench, table)),
  ];
}

async function checkReads({ app }: Bench, table: string): Promise<string[]> {
  const say = sayFor(table);
  const count = (organization: string | null, where: string) =>
    tryIn(app, organization, async (tx) => {
      const [row] = await tx`select count(*)::int as rows from ${tx(table)} where ${tx.unsafe(where)}`;
      return row?.rows;
    });
  const isTheirs = `organization_id = '${THEIRS}'`;
  const exists = `exists (select from ${table} t where t.${isTheirs})`;
  return [
    ...say("own rows are counted", await count(OURS, "true"), 1),
    ...say("their rows are not, by name", await count(OURS, isTheirs), 0),
    ...say("their rows do not exist for us", await count(OURS, exists), 0),
    ...say("on a reused connection without an organisation", await count(null, "true"), 0),
    ...say("for an empty organisation", await count("", "true"), 0),
    ...say("for an unknown organisation", await count("00000000-0000-8000-8000-00000000000c", "true"), 0),
    ...say("for a malformed organisation", await count("not-an-id", "true"), ["22P02"]),
  ];
}

async function checkInserts({ app, catalogue, ours, theirs }: Bench, table: string): Promise<string[]> {
  const say = sayFor(table);
  const insert = (organization: string | null, row: Row) =>
    tryIn(app, organization, (tx) => insertRow(tx, table, row));
  const nextOfTheirs = makeRow(catalogue, table, { ...theirs, set: 3 });
  const nextOfOurs = makeRow(catalogue, table, { ...ours, set: 3 });
  return [
    ...say("insert a row of theirs", await insert(OURS, nextOfTheirs), REFUSED),
    ...say("insert without an organisation", await insert(null, nextOfOurs), REFUSED),
  ];
}

async function checkChanges({ app, catalogue }: Bench, table: string): Promise<string[]> {
  const say = sayFor(table);
  const grants = APP_GRANTS[table]?.split(", ") ?? [];
  const columns = catalogue.columns
    .filter((column) => column.table === table && !column.isGenerated)
    .map(({ name }) => name);
  const column = columns.findLast((name) => grants.includes("update") || grants.includes(`update (${name})`));
  const updated = column ?? columns.at(-1) ?? "";
  const update = (organization: string | null, where: string) =>
    tryIn(app, organization, async (tx) => {
      const { count } = await tx`
        update ${tx(table)} set ${tx(updated)} = ${tx(updated)} where ${tx.unsafe(where)}`;
      return count;
    });
  const remove = (organization: string | null, where: string) =>
    tryIn(app, organization, async (tx) => {
      const { count } = await tx`delete from ${tx(table)} where ${tx.unsafe(where)}`;
      return count;
    });
  const move = tryIn(app, OURS, async (tx) => {
    const { count } = await tx`update ${tx(table)} set organization_id = ${THEIRS}`;
    return count;
  });
  const truncate = tryIn(app, OURS, async (tx) => (await tx`truncate ${tx(table)} cascade`).count);
  const canDelete = grants.includes("delete");
  const isTheirs = `organization_id = '${THEIRS}'`;
  return [
    ...say("update of own rows", await update(OURS, "true"), column ? 1 : REFUSED),
    ...say("update of theirs", await update(OURS, isTheirs), column ? 0 : REFUSED),
    ...say("update without an organisation", await update(null, "true"), column ? 0 : REFUSED),
    ...say("move to their organisation", await move, REFUSED),
    ...sayReached("delete of own rows", await remove(OURS, "true"), canDelete),
    ...say("delete of theirs", await remove(OURS, isTheirs), canDelete ? 0 : REFUSED),
    ...say("delete without an organisation", await remove(null, "true"), canDelete ? 0 : REFUSED),
    ...say("truncate", await truncate, REFUSED),
  ];

  function sayReached(what: string, outcome: Outcome, isAllowed: boolean): string[] {
    if (isAllowed && "code" in outcome && HELD_BY_OTHERS.includes(outcome.code)) return [];
    return say(what, outcome, isAllowed ? 1 : REFUSED);
  }
}

/** A row of ours that points at a parent which only they have. */
async function checkParents(bench: Bench, table: string): Promise<string[]> {
  const { app, catalogue, stated, ours, onlyTheirs } = bench;
  const problems: string[] = [];
  const tenants = tenantTables(catalogue);
  for (const key of stated.filter((k) => k.table === table && tenants.includes(k.parent))) {
    const row = {
      ...makeRow(catalogue, table, { ...ours, set: 3 }),
      ...referenceTo(key, onlyTheirs.rows.get(key.parent)),
      organization_id: OURS,
    };
    const outcome = await tryIn(app, OURS, (tx) => insertRow(tx, table, row));
    problems.push(...sayFor(table)(`point at their ${key.parent} by ${key.columns}`, outcome, ["23503"]));
  }
  return problems;
}

/** The trigger, asked as a superuser, whom neither grants nor policies keep from trying. */
async function checkAppendOnly({ admin }: Bench, table: string): Promise<string[]> {
  if (APP_GRANTS[table] !== "insert, select" || CHANGED_BY_SYSTEM.includes(table)) return [];
  const say = sayFor(table);
  const attempt = (statement: string) => tryIn(admin, null, async (tx) => (await tx.unsafe(statement)).count);
  const set = "organization_id = organization_id";
  return [
    ...say("update by a superuser", await attempt(`update ${table} set ${set}`), APPEND_ONLY),
    ...say("delete by a superuser", await attempt(`delete from ${table}`), APPEND_ONLY),
    ...say("truncate by a superuser", await attempt(`truncate ${table} cascade`), APPEND_ONLY),
  ];
}

async function checkOtherRoles({ owner, system, catalogue, ours }: Bench, table: string): Promise<string[]> {
  const say = sayFor(table);
  const read = (sql: Sql, organization: string | null) =>
    tryIn(sql, organization, async (tx) => (await tx`select organization_id from ${tx(table)}`).count);
  const next = makeRow(catalogue, table, { ...ours, set: 3 });
  const insert = (sql: Sql) => tryIn(sql, OURS, (tx) => insertRow(tx, table, next));
  const remove = (sql: Sql) => tryIn(sql, OURS, async (tx) => (await tx`delete from ${tx(table)}`).count);
  const maySystem = (privilege: string) => SYSTEM_GRANTS[table]?.includes(privilege) ?? false;
  return [
    ...say("read by the owner", await read(owner, null), 0),
    ...say("read by the owner for an organisation", await read(owner, OURS), 0),
    ...say("insert by the owner", await insert(owner), REFUSED),
    ...say("read by the system role", await read(system, null), maySystem("select") ? 3 : REFUSED),
    ...say("insert by the system role", await insert(system), REFUSED),
    // What it may remove is old, and these rows are not.
    ...say("delete by the system role", await remove(system), maySystem("delete") ? 0 : REFUSED),
  ];
}

/** The first statement of a connection on which nobody was anybody yet. */
async function checkFreshConnection({ catalogue }: Bench, appUrl: string): Promise<string[]> {
  const fresh = postgres(appUrl, { max: 1, onnotice: () => {} });
  try {
    const problems: string[] = [];
    for (const table of [...FILLED_TOO, ...tenantTables(catalogue)]) {
      const outcome = await tryIn(fresh, null, async (tx) => (await tx`select from ${tx(table)}`).count);
      problems.push(...sayFor(table)("read on a fresh connection", outcome, 0));
    }
    return problems;
  } finally {
    await fresh.end({ timeout: 5 });
  }
}
