import { inArray, isNotNull } from "drizzle-orm";
import { outboxEvents } from "@/db/schema/outbox";
import { withSystem } from "@/db/system";
import { inBatches } from "./in-batches";

/** Removes events that were handed over a while ago, of every organisation. How long says the policy of the role. */
export function purgeOutbox(): Promise<{ removed: number }> {
  const { id, dispatchedAt } = outboxEvents;
  return inBatches((limit) =>
    withSystem(async (tx) => {
      const oldest = tx
        .select({ id })
        .from(outboxEvents)
        .where(isNotNull(dispatchedAt))
        .orderBy(dispatchedAt)
        .limit(limit);
      const { count } = await tx.delete(outboxEvents).where(inArray(id, oldest));
      return count;
    }),
  );
}
