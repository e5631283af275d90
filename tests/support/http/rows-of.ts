import postgres from "postgres";
import { readCatalogue, tenantTables } from "../isolation/read-catalogue";
import { makeRows, parentsFirst } from "../isolation/row-factory";
import { insertRow } from "../isolation/try-in-tenant";
import type { TestOrganization } from "../tenants";

const NOT_MADE = ["organizations"];

/** Puts one row into every tenant table for the organisation and gives back their ids by table. */
export async function fillTables(
  adminUrl: string,
  { orgId }: TestOrganization,
  set: number,
): Promise<Map<string, string>> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const catalogue = await readCatalogue(admin);
    const tables = parentsFirst(catalogue, [
      "users",
      "sessions",
      "organizations",
      ...tenantTables(catalogue),
    ]);
    const { rows } = makeRows(catalogue, tables, orgId, set);
    for (const table of tables.filter((name) => !NOT_MADE.includes(name)))
      await admin.begin((tx) => insertRow(tx, table, rows.get(table) ?? {}));
    return new Map(
      [...rows].flatMap(([table, row]): [string, string][] => {
        const id = row.id ?? row.user_id;
        return typeof id === "string" ? [[table, id]] : [];
      }),
    );
  } finally {
    await admin.end({ timeout: 5 });
  }
}
