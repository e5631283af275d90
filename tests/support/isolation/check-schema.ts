import { readdirSync } from "node:fs";
import { join } from "node:path";
import { getTableName, is } from "drizzle-orm";
import { getTableConfig, type PgColumn, type PgPolicy, PgRole, PgTable } from "drizzle-orm/pg-core";
import type { Catalogue, ForeignKey } from "./read-catalogue";

const FOLDER = join(import.meta.dirname, "..", "..", "..", "db", "schema");

/** Where the database has something else than `db/schema` says: a policy, key or column that was lost on the way. */
export async function differsFromSchema(catalogue: Catalogue): Promise<string[]> {
  const keys = (await schemaForeignKeys()).map(keyText);
  const stated = [...(await schemaTables()).flatMap(statementsOf), ...keys];
  const found = statementsIn(catalogue);
  return [
    ...stated
      .filter((text) => !found.has(text))
      .map((text) => `db/schema has what the database has not: ${text}`),
    ...[...found]
      .filter((text) => !stated.includes(text))
      .map((text) => `the database has what db/schema has not: ${text}`),
  ];
}

/** Every table that the files of `db/schema` export, so that a new file cannot be forgotten. */
export async function schemaTables(): Promise<PgTable[]> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".ts"));
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(join(FOLDER, file))),
  );
  return modules.flatMap((module) => Object.values(module).filter((value) => is(value, PgTable)));
}

/** The foreign keys that the code states, so that one which the database lost is still tried. */
export async function schemaForeignKeys(): Promise<ForeignKey[]> {
  return (await schemaTables()).flatMap((table) => {
    const config = getTableConfig(table);
    return config.foreignKeys.map((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference();
      return {
        ...{ table: qualified(config.schema, config.name), name: key.getName(), columns: namesOf(columns) },
        parent: qualified(getTableConfig(foreignTable).schema, getTableName(foreignTable)),
        ...{ parentColumns: namesOf(foreignColumns), isValid: true },
      };
    });
  });
}

function statementsOf(table: PgTable): string[] {
  const config = getTableConfig(table);
  const name = qualified(config.schema, config.name);
  return [
    ...config.columns.map((column) => `${name}.${column.name} ${column.notNull ? "always" : "maybe"}`),
    ...config.policies.map((policy) => policyText(name, policy)),
    ...uniquesOf(config).map((columns) => `${name} unique (${columns})`),
  ];
}

function uniquesOf(config: ReturnType<typeof getTableConfig>): string[][] {
  return [
    ...config.columns.filter(({ primary, isUnique }) => primary || isUnique).map(({ name }) => [name]),
    ...config.primaryKeys.map(({ columns }) => namesOf(columns)),
    ...config.uniqueConstraints.map(({ columns }) => namesOf(columns)),
    ...config.indexes
      .filter(({ config: { unique } }) => unique)
      .map(({ config: { columns } }) =>
        columns.map((column) => ("name" in column && column.name ? column.name : "(expression)")),
      ),
  ];
}

function statementsIn(catalogue: Catalogue): Set<string> {
  const texts = [
    ...catalogue.columns.map(
      ({ table, name, isNullable }) => `${table}.${name} ${isNullable ? "maybe" : "always"}`,
    ),
    ...catalogue.policies.map(
      ({ table, name, command, roles, using, check }) =>
        `${table} policy ${name} for ${command} to ${roles}${using ? " using" : ""}${check ? " check" : ""}`,
    ),
    ...catalogue.foreignKeys.map(keyText),
    ...catalogue.uniqueIndexes.map(({ table, columns }) => `${table} unique (${columns})`),
  ];
  return new Set(texts.filter((text) => !text.startsWith("drizzle.")));
}

function policyText(table: string, policy: PgPolicy): string {
  const to = Array.isArray(policy.to) ? policy.to : [policy.to];
  const roles = to.map((role) => (is(role, PgRole) ? role.name : role));
  const parts = `${policy.using ? " using" : ""}${policy.withCheck ? " check" : ""}`;
  return `${table} policy ${policy.name} for ${policy.for ?? "all"} to ${roles}${parts}`;
}

function keyText({ table, columns, parent, parentColumns }: ForeignKey): string {
  return `${table} (${columns}) references ${parent} (${parentColumns})`;
}

function namesOf(columns: readonly PgColumn[]): string[] {
  return columns.map(({ name }) => name);
}

function qualified(schema: string | undefined, table: string): string {
  return schema === undefined || schema === "public" ? table : `${schema}.${table}`;
}
