import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { maintenance } from "@/inngest/maintenance";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { purgeIdempotencyKeys as purge } from "@/lib/services/maintenance/purge-idempotency-keys";

/** Forgets answers that were kept for clients that ask again, in every organisation, once a client no longer may. */
export const purgeIdempotencyKeys = inngest.createFunction(
  { ...maintenance, id: "purge-idempotency-keys", triggers: [cron("17 * * * *")] },
  async ({ step }) => step.run("purge", () => stopRetryingWhenExpected(purge)),
);
