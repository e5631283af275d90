import { inngest } from "@/inngest/client";
import { documentRead } from "@/inngest/events";
import { failDocumentJob } from "@/inngest/fail-document-job";
import { RETRIES } from "@/inngest/fail-job";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { orgIdFrom } from "@/lib/auth/org-id-from-event";
import { AWAITED } from "@/lib/services/documents/urgency";
import { runProperty } from "@/lib/services/runs/run-property";

/** Prints of one property arrive one after the other: what the others of a backlog need to catch up with the first. */
const GATHER = "2s";

/** Runs the rules on a property that has a new document. Of many that arrive together the first run answers for most. */
export const reconcileProperty = inngest.createFunction(
  {
    id: "reconcile-property",
    triggers: [documentRead],
    // The organisation first, by which work is shared out: one with a thousand properties is no thousand claimants. Two
    // runs of one property at once would see the same and wait for each other.
    concurrency: [
      { key: "event.data.orgId", limit: 4 },
      { key: "event.data.propertyId", limit: 1 },
    ],
    priority: { run: "event.data.priority" },
    retries: RETRIES,
    onFailure: async ({ event, error, step }) => {
      await step.run("mark-failed", () => failDocumentJob(event.data, error));
    },
  },
  async ({ event, step }) => {
    const orgId = orgIdFrom(event.data.orgId);
    const { propertyId, priority = 0 } = event.data;
    // Nobody waits for one document of a backlog, and one run answers for all that are filed when it starts.
    if (priority < AWAITED) await step.sleep("gather", GATHER);
    const runId = await step.run("run-rules", () =>
      stopRetryingWhenExpected(() =>
        runProperty(orgId, { propertyId, trigger: "documents", actor: "job:reconcile-property" }),
      ),
    );
    return { runId };
  },
);
