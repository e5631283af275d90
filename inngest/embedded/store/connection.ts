import postgres from "postgres";

export type Store = postgres.Sql<{ bigint: bigint }>;
export type StoreTx = postgres.TransactionSql<{ bigint: bigint }>;

/** Ids as `bigint`; a statement that takes long is a mistake, and a transaction left open would hold its locks. */
export function openStore(url: string, connections: number): Store {
  return postgres(url, {
    max: connections,
    types: { bigint: postgres.BigInt },
    connection: {
      application_name: "reims-executor",
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
    },
    onnotice: () => {},
  });
}

/** For a parameter written `${json(value)}::text::jsonb`, so that JSON's null is not the database's. */
export function json(value: unknown): string {
  return JSON.stringify(value) ?? "null";
}

/** Two transactions that waited for each other: one of them was ended, and may simply begin again. */
const DEADLOCK = "40P01";

export async function transaction<T>(store: Store, work: (tx: StoreTx) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return (await store.begin(work)) as T; // safe because `work` gives no arrays of queries
    } catch (error) {
      const isDeadlock = error instanceof postgres.PostgresError && error.code === DEADLOCK;
      if (!isDeadlock || attempt >= 3) throw error;
    }
  }
}
