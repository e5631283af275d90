import { createHash } from "node:crypto";
import { GLOBAL_UNIQUES } from "./expected-access";
import type { Catalogue, Column, ForeignKey } from "./read-catalogue";

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Row = Record<string, Value>;

/** Rows of one organisation, one a table. The same `set` of two organisations has the same ids and the same contents. */
export interface RowSet {
  organization: string;
  set: number;
  rows: ReadonlyMap<string, Row>;
}

/** Tables that have no organisation in front of their key: there, two organisations' rows must differ. */
const PER_ORGANIZATION = new Set(["organizations", "users", "sessions"]);

/**
 * One row a table, made from the catalogue alone: types give the values, foreign keys take them from the parent's row. A
 * table that this cannot fill fails the checks with the database's own words.
 */
export function makeRows(
  catalogue: Catalogue,
  tables: readonly string[],
  organization: string,
  set: number,
): RowSet {
  const rows = new Map<string, Row>();
  for (const table of tables) rows.set(table, makeRow(catalogue, table, { organization, set, rows }));
  return { organization, set, rows };
}

/** Parents first. A circle of foreign keys is an error: nothing could be inserted in any order. */
export function parentsFirst({ foreignKeys }: Catalogue, tables: readonly string[]): string[] {
  const ordered: string[] = [];
  const visit = (table: string, trail: readonly string[]) => {
    if (ordered.includes(table) || !tables.includes(table)) return;
    if (trail.includes(table))
      throw new Error(`Foreign keys go in a circle: ${[...trail, table].join(" → ")}`);
    for (const key of foreignKeys.filter(
      (candidate) => candidate.table === table && candidate.parent !== table,
    ))
      visit(key.parent, [...trail, table]);
    ordered.push(table);
  };
  for (const table of tables) visit(table, []);
  return ordered;
}

export function makeRow(catalogue: Catalogue, table: string, { organization, set, rows }: RowSet): Row {
  const row: Row = {};
  for (const column of catalogue.columns.filter(
    (candidate) => candidate.table === table && !candidate.isGenerated,
  ))
    row[column.name] = ownValue(catalogue, column, organization, set);
  for (const key of catalogue.foreignKeys.filter((candidate) => candidate.table === table))
    Object.assign(row, referenceTo(key, rows.get(key.parent)));
  if ("organization_id" in row) row.organization_id = organization;
  if (table === "organizations") row.id = organization;
  // Objects lie under their organisation: the database takes no other key.
  for (const name of ["quarantine_key", "accepted_key"])
    if (name in row) row[name] = `org/${organization}/${String(row[name])}`;
  return row;
}

/** The columns of a foreign key, filled so that they point at `parent`. */
export function referenceTo({ columns, parentColumns }: ForeignKey, parent: Row | undefined): Row {
  if (!parent) return {};
  return Object.fromEntries(columns.map((column, at) => [column, parent[parentColumns[at] ?? ""] ?? null]));
}

function ownValue(
  catalogue: Catalogue,
  { table, name, type }: Column,
  organization: string,
  set: number,
): Value {
  const isGlobal =
    PER_ORGANIZATION.has(table) ||
    catalogue.uniqueIndexes.some((index) => index.name in GLOBAL_UNIQUES && index.columns.includes(name));
  const seed = `${table}.${name} ${set}${isGlobal ? ` ${organization}` : ""}`;
  if (name === "role") return "owner";
  if (type.endsWith("[]")) return [];
  switch (type) {
    case "uuid":
      return uuidOf(seed);
    case "text":
    case "character varying":
      return seed;
    case "smallint":
    case "integer":
    case "bigint":
      return set;
    case "numeric":
    case "double precision":
    case "real":
      return `${set}.25`;
    case "boolean":
      return false;
    case "date":
      return `2031-01-0${set}`;
    case "timestamp with time zone":
      return `2031-01-0${set}T00:00:00Z`;
    case "json":
    case "jsonb":
      return { seed };
    default:
      throw new Error(`No value for ${table}.${name}: say in row-factory.ts what a ${type} may be.`);
  }
}

/** The same text, the same id; a UUID of version 8, whose bits are the maker's to choose. */
function uuidOf(seed: string): string {
  const hex = createHash("sha256").update(seed).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
