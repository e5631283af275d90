import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { maintenance } from "@/inngest/maintenance";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { purgeIdempotencyKeys } from "@/lib/services/maintenance/purge-idempotency-keys";
import { purgeOutbox } from "@/lib/services/maintenance/purge-outbox";
import { purgeSessions } from "@/lib/services/maintenance/purge-sessions";

/**
 * Forgets what has had its time, in every organisation: answers kept for clients that ask again, events that were sent,
 * sessions that ended. Counters of the rate limiter are swept by the limiter.
 */
export const purgeOldRows = inngest.createFunction(
  { ...maintenance, id: "purge-old-rows", triggers: [cron("17 * * * *")] },
  async ({ step }) => {
    const purge = (id: string, work: () => Promise<{ removed: number }>) =>
      step.run(id, () => stopRetryingWhenExpected(work));
    return {
      idempotencyKeys: await purge("purge-idempotency-keys", purgeIdempotencyKeys),
      outbox: await purge("purge-outbox", purgeOutbox),
      sessions: await purge("purge-sessions", purgeSessions),
    };
  },
);
