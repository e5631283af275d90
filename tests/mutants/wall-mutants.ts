import {
  APP_GRANTS,
  CHANGED_BY_SYSTEM,
  FURTHER_POLICIES,
  FURTHER_TRIGGERS,
  IS_CURRENT_ORGANIZATION,
} from "../support/isolation/expected-access";
import { type Catalogue, tenantTables } from "../support/isolation/read-catalogue";

/** One hole made in the walls; the checks must see it. */
export interface Mutant {
  kind: string;
  name: string;
  statements: string;
  /** The tables to look into; every one where it is not said. */
  tables?: readonly string[];
  /** Puts right what belongs to the server and not to the database. */
  undo?: string;
}

/** Made from the catalogue: a new table, key or policy is mutated without a line here. */
export function wallMutants(catalogue: Catalogue): Mutant[] {
  const tenants = tenantTables(catalogue);
  return [
    ...tenants.flatMap((table) => tableMutants(table).map((made) => ({ ...made, tables: [table] }))),
    ...tenants
      .filter(isAppendOnly)
      .flatMap((table) => appendOnlyMutants(table).map((made) => ({ ...made, tables: [table] }))),
    ...foreignKeyMutants(catalogue),
    ...uniqueMutants(catalogue),
    ...FURTHER_POLICIES.flatMap(({ table, name, check }) => [
      mutant("policy of people or system dropped", name, `drop policy ${name} on ${table}`),
      mutant(
        "policy of people or system negated",
        name,
        `alter policy ${name} on ${table} to reims_app using (true)${check === null ? "" : " with check (true)"}`,
      ),
    ]),
    ...Object.keys(FURTHER_TRIGGERS).map((trigger) => {
      const [table, name] = trigger.split(".");
      return mutant("trigger dropped", trigger, `drop trigger ${name} on ${table}`);
    }),
    ...catalogue.functions.flatMap(functionMutants),
    ...otherMutants,
  ];
}

function mutant(kind: string, name: string, statements: string, undo?: string): Mutant {
  return { kind, name, statements, ...(undo === undefined ? {} : { undo }) };
}

function isAppendOnly(table: string): boolean {
  return APP_GRANTS[table] === "insert, select" && !CHANGED_BY_SYSTEM.includes(table);
}

function tableMutants(table: string): Mutant[] {
  const policy = `${table}_tenant on ${table}`;
  const bare = "organization_id = current_setting('app.organization_id', true)::uuid";
  const isNone = "nullif(current_setting('app.organization_id', true), '') is null";
  return [
    mutant("tenant policy dropped", table, `drop policy ${policy}`),
    mutant("row-level security off", table, `alter table ${table} disable row level security`),
    mutant("not forced", table, `alter table ${table} no force row level security`),
    mutant("policy without a check", table, `alter policy ${policy} with check (true)`),
    mutant("policy that shows all", table, `alter policy ${policy} using (true)`),
    mutant(
      "policy open where there is no organisation",
      table,
      `alter policy ${policy} using (${IS_CURRENT_ORGANIZATION} or ${isNone})`,
    ),
    mutant("policy without nullif", table, `alter policy ${policy} using (${bare}) with check (${bare})`),
    mutant(
      "second, wider policy",
      table,
      `create policy wide on ${table} for select to reims_app using (true)`,
    ),
    mutant("policy for everybody", table, `alter policy ${policy} to public`),
    mutant("app owns the table", table, `alter table ${table} owner to reims_app`),
    mutant("app may truncate", table, `grant truncate on ${table} to reims_app`),
    mutant("everybody may read", table, `grant select on ${table} to public`),
  ];
}

function appendOnlyMutants(table: string): Mutant[] {
  return [
    mutant("update granted on what is written once", table, `grant update on ${table} to reims_app`),
    mutant("delete granted on what is written once", table, `grant delete on ${table} to reims_app`),
    mutant("append-only trigger dropped", table, `drop trigger append_only on ${table}`),
    mutant("append-only trigger off", table, `alter table ${table} disable trigger append_only`),
    mutant("truncate trigger dropped", table, `drop trigger append_only_all on ${table}`),
  ];
}

function foreignKeyMutants({ foreignKeys, ...catalogue }: Catalogue): Mutant[] {
  const tenants = tenantTables({ foreignKeys, ...catalogue });
  return foreignKeys
    .filter(({ table, parent }) => tenants.includes(table) && tenants.includes(parent))
    .flatMap(({ table, name, columns, parent, parentColumns }) => {
      const rest = columns.filter((column) => column !== "organization_id");
      const parentRest = parentColumns.filter((column) => column !== "organization_id");
      const key = `${table} (${rest}) → ${parent}`;
      const drop = `alter table ${table} drop constraint "${name}"`;
      return [
        { ...mutant("composite foreign key dropped", key, drop), tables: [table] },
        mutant(
          "composite foreign key by id only",
          key,
          `${drop}; alter table ${parent} add unique (${parentRest}); alter table ${table} add foreign key (${rest}) references ${parent} (${parentRest})`,
        ),
      ];
    });
}

function uniqueMutants(catalogue: Catalogue): Mutant[] {
  const tenants = tenantTables(catalogue);
  return catalogue.uniqueIndexes
    .filter(({ table, columns }) => tenants.includes(table) && columns[0] === "organization_id")
    .flatMap(({ table, name, isPrimary, columns }) => {
      const rest = columns.slice(1);
      const drop = `alter table ${table} drop constraint "${name}" cascade`;
      const again = isPrimary ? "primary key" : "unique";
      return [
        mutant("key dropped", name, drop),
        mutant("key without the organisation", name, `${drop}; alter table ${table} add ${again} (${rest})`),
      ];
    });
}

function functionMutants({ name, isTrigger }: Catalogue["functions"][number]): Mutant[] {
  const hollow = `create or replace function ${name} returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as
    $$ begin if tg_op = 'DELETE' then return old; end if; return new; end $$`;
  return [
    mutant("function runs as its owner", name, `alter function ${name} security definer`),
    ...(isTrigger
      ? [mutant("function of any search path", name, `alter function ${name} reset search_path`)]
      : []),
    ...(GUARDS.includes(name) ? [mutant("guard that lets all through", name, hollow)] : []),
  ];
}

/** Trigger functions that refuse; the others announce, which tests of their own listen to. */
const GUARDS = ["refuse_change()", "keep_an_owner()"];

const otherMutants: Mutant[] = [
  mutant(
    "view that reads as its owner",
    "open_properties",
    "create view open_properties as select * from properties; grant select on open_properties to reims_app",
  ),
  mutant(
    "materialized view",
    "kept_properties",
    "create materialized view kept_properties as select * from properties",
  ),
  mutant(
    "new table without walls",
    "leases",
    "create table leases (organization_id uuid, id uuid primary key)",
  ),
  mutant("new table of no tenant", "notes", "create table notes (id uuid primary key)"),
  mutant("system role reads more", "properties", "grant select on properties to reims_system"),
  mutant("system role writes more", "api_keys", "grant update on api_keys to reims_system"),
  mutant("app reads password hashes", "users", "grant select on users to reims_app"),
  mutant("app prolongs sessions", "sessions", "grant update on sessions to reims_app"),
  mutant("app makes tables", "public", "grant create on schema public to reims_app"),
  mutant(
    "app reaches the executor",
    "executor",
    "grant usage on schema executor to reims_app; grant select on executor.runs to reims_app",
  ),
  mutant("organisation not always there", "new column", "alter table rate_limits add organization_id uuid"),
  ...["reims_app", "reims_system"].flatMap((role) => [
    mutant(
      "role passes row-level security",
      role,
      `alter role ${role} bypassrls`,
      `alter role ${role} nobypassrls`,
    ),
    mutant("role is superuser", role, `alter role ${role} superuser`, `alter role ${role} nosuperuser`),
    mutant("role makes roles", role, `alter role ${role} createrole`, `alter role ${role} nocreaterole`),
    mutant(
      "role may act as the owner",
      role,
      `grant reims_owner to ${role}`,
      `revoke reims_owner from ${role}`,
    ),
  ]),
];
