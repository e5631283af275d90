import type { Sql } from "postgres";
import { differsFromSchema } from "./check-schema";
import {
  APP_GRANTS,
  APPEND_ONLY_TRIGGERS,
  CHANGED_BY_SYSTEM,
  FURTHER_POLICIES,
  FURTHER_TRIGGERS,
  GLOBAL_PARENTS,
  GLOBAL_UNIQUES,
  IS_CURRENT_ORGANIZATION,
  LOOSE_IDS,
  SCHEMAS_WITHOUT_TENANTS,
  SYSTEM_GRANTS,
  TABLES_OF_NO_TENANT,
} from "./expected-access";
import { type Catalogue, type Policy, readCatalogue, tenantTables } from "./read-catalogue";

/** What is wrong with the walls between organisations as the database states them; empty when they stand. */
export async function checkCatalogue(sql: Sql): Promise<string[]> {
  const catalogue = await readCatalogue(sql);
  return [
    ...unknownRelations(catalogue),
    ...unprotectedTables(catalogue),
    ...wrongPolicies(catalogue),
    ...wrongUniques(catalogue),
    ...wrongForeignKeys(catalogue),
    ...looseIds(catalogue),
    ...wrongGrants(catalogue),
    ...wrongTriggers(catalogue),
    ...wrongFunctions(catalogue),
    ...wrongRoles(catalogue),
    ...listedInVain(catalogue),
    ...(await differsFromSchema(catalogue)),
  ];
}

function unknownRelations(catalogue: Catalogue): string[] {
  const tenants = new Set(tenantTables(catalogue));
  return catalogue.relations.flatMap(({ table, kind, options }) => {
    if (kind === "view" && !options.includes("security_invoker=true"))
      return [`the view ${table} reads as its owner: give it security_invoker`];
    if (kind === "view") return [];
    if (kind !== "table") return [`the ${kind} ${table} has no row-level security`];
    if (tenants.has(table) || table in TABLES_OF_NO_TENANT) return [];
    if (SCHEMAS_WITHOUT_TENANTS.some((schema) => table.startsWith(`${schema}.`))) return [];
    return [`${table} has no organization_id and is not listed as a table of no tenant`];
  });
}

function unprotectedTables(catalogue: Catalogue): string[] {
  const tenants = new Set(tenantTables(catalogue));
  const withPolicies = new Set(catalogue.policies.map(({ table }) => table));
  return catalogue.relations
    .filter(({ table }) => tenants.has(table) || withPolicies.has(table) || isListedAsProtected(table))
    .flatMap(({ table, isProtected, isForced }) => [
      ...(isProtected ? [] : [`${table} has no row-level security`]),
      ...(isForced ? [] : [`${table} lets its owner pass row-level security`]),
    ])
    .concat(
      catalogue.columns
        .filter(({ name, isNullable, type }) => name === "organization_id" && (isNullable || type !== "uuid"))
        .map(({ table }) => `${table}.organization_id is not a uuid that is always there`),
    );
}

function isListedAsProtected(table: string): boolean {
  return FURTHER_POLICIES.some((policy) => policy.table === table);
}

function wrongPolicies(catalogue: Catalogue): string[] {
  const expected = [...tenantTables(catalogue).map(tenantPolicy), ...FURTHER_POLICIES].map(policyText);
  return differences(expected, catalogue.policies.map(policyText), "policy");
}

function tenantPolicy(table: string): Policy {
  return {
    ...{ table, name: `${table}_tenant`, isPermissive: true, roles: ["reims_app"], command: "all" },
    ...{ using: IS_CURRENT_ORGANIZATION, check: IS_CURRENT_ORGANIZATION },
  };
}

function policyText({ table, name, isPermissive, roles, command, using, check }: Policy): string {
  const oneLine = (expression: string | null) => expression?.replace(/\s+/g, " ") ?? "nothing";
  const kind = isPermissive ? "permissive" : "restrictive";
  return `${table}.${name}: ${kind}, ${command}, to ${roles}, using ${oneLine(using)}, check ${oneLine(check)}`;
}

function wrongUniques(catalogue: Catalogue): string[] {
  const tenants = tenantTables(catalogue);
  const withKey = new Set(
    catalogue.uniqueIndexes.filter(({ isPrimary }) => isPrimary).map(({ table }) => table),
  );
  return [
    ...tenants.filter((table) => !withKey.has(table)).map((table) => `${table} has no primary key`),
    ...catalogue.uniqueIndexes
      .filter(
        ({ table, name, columns }) =>
          tenants.includes(table) && columns[0] !== "organization_id" && !(name in GLOBAL_UNIQUES),
      )
      .map(
        ({ name, table }) =>
          `${name} is unique over all organisations: a conflict in ${table} tells of theirs`,
      ),
  ];
}

function wrongForeignKeys(catalogue: Catalogue): string[] {
  const tenants = new Set(tenantTables(catalogue));
  return catalogue.foreignKeys.flatMap(({ table, columns, parent, parentColumns, name, isValid }) => {
    const wrong = isValid ? [] : [`${name} of ${table} was never checked`];
    if (tenants.has(parent) || tenants.has(table)) {
      const place = parentColumns.indexOf("organization_id");
      const isComposite = place !== -1 && columns[place] === "organization_id";
      const isGlobal = GLOBAL_PARENTS.includes(`${columns} → ${parent} (${parentColumns})`);
      if (!isComposite && !isGlobal)
        wrong.push(`${name} of ${table} lets a row point into another organisation's ${parent}`);
    }
    return wrong;
  });
}

/** An id without a foreign key may be anybody's. The last column of a key that is in none names the row itself. */
function looseIds(catalogue: Catalogue): string[] {
  const tenants = new Set(tenantTables(catalogue));
  const held = new Set(
    catalogue.foreignKeys.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
  );
  return catalogue.columns
    .filter(({ table, type, name }) => tenants.has(table) && type === "uuid" && name !== "id")
    .map(({ table, name }) => `${table}.${name}`)
    .filter((id) => !held.has(id) && !(id in LOOSE_IDS))
    .map((id) => `${id} is held by no foreign key`);
}

function wrongGrants({ grants }: Catalogue): string[] {
  return [
    ...differences(grantTexts(APP_GRANTS), textsOf("reims_app"), "grant to reims_app:"),
    ...differences(
      grantTexts(SYSTEM_GRANTS),
      textsOf("reims_system").filter(isNotExecutor),
      "grant to reims_system:",
    ),
    ...grants
      .filter(({ grantee }) => !["reims_app", "reims_system"].includes(grantee))
      .map(({ what, grantee, privilege }) => `${grantee} has ${privilege} on ${what}`),
  ];

  function textsOf(role: string): string[] {
    const byThing = new Map<string, string[]>();
    for (const { what, privilege } of grants.filter(({ grantee }) => grantee === role))
      byThing.set(what, [...(byThing.get(what) ?? []), privilege]);
    return grantTexts(Object.fromEntries([...byThing].map(([what, list]) => [what, list.sort().join(", ")])));
  }
}

function grantTexts(grants: Readonly<Record<string, string>>): string[] {
  return Object.entries(grants).map(([what, privileges]) => `${what}: ${privileges}`);
}

function isNotExecutor(text: string): boolean {
  return !/^(sequence )?executor\./.test(text);
}

function wrongTriggers(catalogue: Catalogue): string[] {
  const writtenOnce = tenantTables(catalogue).filter(
    (table) => APP_GRANTS[table] === "insert, select" && !CHANGED_BY_SYSTEM.includes(table),
  );
  const expected = [
    ...writtenOnce.flatMap((table) =>
      Object.entries(APPEND_ONLY_TRIGGERS).map(
        ([name, runs]) => `${table}.${name}: ${runs.replace("%", table)}`,
      ),
    ),
    ...Object.entries(FURTHER_TRIGGERS).map(([name, runs]) => `${name}: ${runs}`),
  ];
  const active = catalogue.triggers.filter(({ isEnabled }) => isEnabled);
  return differences(
    expected,
    active.map(({ table, name, runs }) => `${table}.${name}: ${runs}`),
    "trigger",
  );
}

function wrongFunctions({ functions }: Catalogue): string[] {
  return functions.flatMap(({ name, isSecurityDefiner, isTrigger, settings }) => [
    ...(isSecurityDefiner ? [`${name} runs as its owner`] : []),
    ...(isTrigger && !settings.some((setting) => /^search_path=.*pg_temp$/.test(setting))
      ? [`${name} takes a temporary table for one of ours: set its search_path`]
      : []),
  ]);
}

function wrongRoles({ roles, owned }: Catalogue): string[] {
  return [
    ...(roles.length === 3 ? [] : [`of three roles there are ${roles.length}`]),
    ...roles.flatMap(({ name, powers, memberOf }) => [
      ...powers.map((power) => `${name} has the power ${power}`),
      ...memberOf.map((other) => `${name} may act as ${other}`),
    ]),
    ...owned,
  ];
}

/** An exception that nothing needs any more would let the next thing of its name through. */
function listedInVain({ relations, columns, uniqueIndexes }: Catalogue): string[] {
  const known = new Set([
    ...relations.map(({ table }) => table),
    ...columns.map(({ table, name }) => `${table}.${name}`),
    ...uniqueIndexes.map(({ name }) => name),
  ]);
  return Object.keys({ ...TABLES_OF_NO_TENANT, ...LOOSE_IDS, ...GLOBAL_UNIQUES })
    .filter((listed) => !known.has(listed))
    .map((listed) => `${listed} is listed as an exception and does not exist`);
}

function differences(expected: readonly string[], actual: readonly string[], what: string): string[] {
  return [
    ...expected.filter((text) => !actual.includes(text)).map((text) => `missing ${what} ${text}`),
    ...actual.filter((text) => !expected.includes(text)).map((text) => `unlisted ${what} ${text}`),
  ];
}
