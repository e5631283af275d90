import { inngest } from "@/inngest/client";
import { runRequested } from "@/inngest/events";
import { failJob, RETRIES } from "@/inngest/fail-job";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { orgIdFrom } from "@/lib/auth/org-id-from-event";
import { makeRequestedRun as make } from "@/lib/services/runs/make-requested-run";

/** Makes a run that somebody asked for by hand. */
export const makeRequestedRun = inngest.createFunction(
  {
    id: "make-requested-run",
    triggers: [runRequested],
    concurrency: [{ key: "event.data.orgId", limit: 1 }, { limit: 4 }],
    // Somebody waits for it.
    priority: { run: "100" },
    retries: RETRIES,
    onFailure: async ({ event, error, step }) => {
      await step.run("mark-failed", () => failJob(event.data, error));
    },
  },
  async ({ event, step }) => {
    const orgId = orgIdFrom(event.data.orgId);
    const { runId } = event.data;
    await step.run("make-run", () => stopRetryingWhenExpected(() => make(orgId, runId)));
    return { runId };
  },
);
