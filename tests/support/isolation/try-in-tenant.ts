import postgres, { type Sql, type TransactionSql } from "postgres";
import type { Row } from "./row-factory";

export const OURS = "00000000-0000-8000-8000-00000000000a";
export const THEIRS = "00000000-0000-8000-8000-00000000000b";

/** No grant, or a policy said no. */
export const REFUSED = ["42501"];

/** What came of a statement: how many rows it had, or the code of its refusal. */
export type Outcome = { rows: number } | { code: string; message: string };

/** Runs `work` in a transaction of the organisation (null: of none) and takes everything back, whatever came of it. */
export async function tryIn(
  sql: Sql,
  organization: string | null,
  work: (tx: TransactionSql) => Promise<number>,
): Promise<Outcome> {
  const undo = new Error("taken back");
  let rows = 0;
  try {
    await sql.begin(async (tx) => {
      if (organization !== null) await enter(tx, organization);
      rows = await work(tx);
      throw undo;
    });
  } catch (error) {
    if (error === undo) return { rows };
    if (error instanceof postgres.PostgresError) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error("A transaction that was to be taken back was kept.");
}

export async function enter(tx: TransactionSql, organization: string): Promise<void> {
  await tx`select set_config('app.organization_id', ${organization}, true)`;
}

/** Inserts a row as it stands; Postgres turns each value into the column's type. */
export async function insertRow(tx: TransactionSql, table: string, row: Row): Promise<number> {
  const columns = tx(Object.keys(row));
  const result = await tx`
    insert into ${tx(table)} (${columns}) select ${columns} from jsonb_populate_record(null::${tx(table)}, ${tx.json(row)})`;
  return result.count;
}

/** `expected` is a number of rows, or the codes of refusals of which one must come. */
function unlike(outcome: Outcome, expected: number | readonly string[]): string | null {
  if ("rows" in outcome)
    return outcome.rows === expected ? null : `${outcome.rows} rows instead of ${expected}`;
  if (typeof expected !== "number" && expected.includes(outcome.code)) return null;
  return `${outcome.code} (${outcome.message}) instead of ${expected}`;
}

/** Sentences of what went otherwise than it should in one table. */
export function sayFor(table: string) {
  return (what: string, outcome: Outcome, expected: number | readonly string[]): string[] => {
    const wrong = unlike(outcome, expected);
    return wrong === null ? [] : [`${table}: ${what}: ${wrong}`];
  };
}
