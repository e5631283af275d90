import type postgres from "postgres";

/** An event that waits to be sent. */
export interface OutboxEvent {
  /** The event's id wherever it goes, so that a second delivery is known as one. */
  id: string;
  name: string;
  data: Record<string, unknown>;
  createdAt: Date;
}

/** The channel on which every insert into the outbox is announced. */
export const OUTBOX_CHANNEL = "reims_outbox";

const BATCH = 100;

/**
 * Hands waiting events over, oldest first, and marks them in the same transaction: when `deliver` throws they wait on.
 * What two dispatchers take at once never overlaps. Returns whether more may be waiting.
 */
export async function dispatchOutbox<Types extends Record<string, unknown>>(
  sql: postgres.Sql<Types>,
  deliver: (tx: postgres.TransactionSql<Types>, events: readonly OutboxEvent[]) => Promise<void>,
): Promise<boolean> {
  const events = await sql.begin(async (tx) => {
    const rows = await tx<OutboxEvent[]>`
      select id, name, data, created_at as "createdAt" from outbox_events
      where dispatched_at is null order by id limit ${BATCH} for update skip locked`;
    if (rows.length === 0) return 0;
    await deliver(tx, rows);
    await tx`update outbox_events set dispatched_at = now() where id = any(${tx.array(
      rows.map(({ id }) => id),
      UUID,
    )})`;
    return rows.length;
  });
  return Number(events) === BATCH;
}

/** Postgres' number of the type uuid. */
const UUID = 2950;
