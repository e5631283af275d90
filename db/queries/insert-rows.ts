import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { TenantTx } from "@/db/tenant";

/**
 * Inserts many rows as one parameter, which Postgres takes apart by the types of the table: with a parameter for each value,
 * writing the statement and parsing it took longer than all that was done with the rows. All rows have the keys of the first.
 */
export async function insertRows<Table extends PgTable>(
  tx: TenantTx,
  table: Table,
  rows: readonly Table["$inferInsert"][],
  { isKnownFine = false } = {},
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = getTableColumns(table);
  const keys = Object.keys(first).filter((key) => key in columns);
  const names = keys.map((key) => columns[key]?.name ?? key);
  const list = sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );
  const values = rows.map((row) => {
    const byKey: Readonly<Record<string, unknown>> = row;
    return Object.fromEntries(keys.map((key, at) => [names[at], byKey[key] ?? null]));
  });
  const known: SQL = isKnownFine ? sql` on conflict do nothing` : sql``;
  await tx.execute(sql`insert into ${table} (${list})
    select ${list} from json_populate_recordset(null::${table}, ${JSON.stringify(values)}::text::json)${known}`);
}
