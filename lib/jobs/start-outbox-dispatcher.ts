import { Inngest } from "inngest";
import postgres from "postgres";
import { env } from "@/lib/env";
import { dispatchOutbox, OUTBOX_CHANNEL } from "./dispatch-outbox";
import { inngestOptions } from "./inngest-options";
import { WorkLoop } from "./work-loop";

/** How often the outbox is looked at when nobody announced anything. */
const POLL_MS = 2_000;

/**
 * Sends what the outbox holds to Inngest, in every server process; rows are locked, so none is taken twice at once.
 * An event sent just before a crash is sent again under the same id, and Inngest knows it. Not for embedded mode: there
 * the executor takes the events out itself. Returns what ends it.
 */
export async function startOutboxDispatcher(
  onError: (error: unknown) => void,
): Promise<{ stop: () => Promise<void> }> {
  const { database } = env();
  const sql = postgres(database.systemUrl, {
    max: 1,
    prepare: !database.isPooled,
    connection: { application_name: "reims-outbox", statement_timeout: 30_000 },
    onnotice: () => {},
  });
  const client = new Inngest(inngestOptions);
  const loop = new WorkLoop({
    slowMs: POLL_MS,
    onError,
    async turn() {
      const hasMore = await dispatchOutbox(sql, async (_tx, events) => {
        await client.send(
          events.map(({ id, name, data, createdAt }) => ({ id, name, data, ts: createdAt.getTime() })),
        );
      });
      return hasMore ? new Date() : null;
    },
  });
  // A transaction pooler carries no announcements; there the polling alone finds them.
  const listening = database.isPooled ? null : await sql.listen(OUTBOX_CHANNEL, () => loop.wake());
  loop.start();
  return {
    async stop() {
      await loop.stop();
      await listening?.unlisten();
      await sql.end({ timeout: 5 });
    },
  };
}
