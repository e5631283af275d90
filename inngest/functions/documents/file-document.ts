import { inngest } from "@/inngest/client";
import { documentAssigned } from "@/inngest/events";
import { failDocumentJob } from "@/inngest/fail-document-job";
import { RETRIES } from "@/inngest/fail-job";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { orgIdFrom } from "@/lib/auth/org-id-from-event";
import { fileDocument as file } from "@/lib/services/documents/file-document";

/** Goes on with a document that waited for a person, who has answered. */
export const fileDocument = inngest.createFunction(
  {
    id: "file-document",
    triggers: [documentAssigned],
    concurrency: [{ key: "event.data.orgId", limit: 4 }, { limit: 16 }],
    retries: RETRIES,
    onFailure: async ({ event, error, step }) => {
      await step.run("mark-failed", () => failDocumentJob(event.data, error));
    },
  },
  async ({ event, step }) => {
    const orgId = orgIdFrom(event.data.orgId);
    const { versionId } = event.data;
    return step.run("file", () => stopRetryingWhenExpected(() => file(orgId, versionId)));
  },
);
