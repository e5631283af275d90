import { cron } from "inngest";
import { inngest } from "@/inngest/client";
import { RETRIES } from "@/inngest/fail-job";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { reportError } from "@/lib/observability/report-error";
import { purgeIdempotencyKeys as purge } from "@/lib/services/maintenance/purge-idempotency-keys";

/** Forgets answers that were kept for clients that ask again, in every organisation, once a client no longer may. */
export const purgeIdempotencyKeys = inngest.createFunction(
  {
    id: "purge-idempotency-keys",
    triggers: [cron("17 * * * *")],
    // After everything that somebody waits for.
    priority: { run: "-100" },
    retries: RETRIES,
    onFailure: async ({ event, error, step }) => {
      const { function_id: where, run_id: run } = event.data;
      await step.run("report", () => reportError(error, { where, run }));
    },
  },
  async ({ step }) => step.run("purge", () => stopRetryingWhenExpected(purge)),
);
