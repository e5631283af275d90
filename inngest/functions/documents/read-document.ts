import { inngest } from "@/inngest/client";
import { documentReceived } from "@/inngest/events";
import { failDocumentJob } from "@/inngest/fail-document-job";
import { RETRIES } from "@/inngest/fail-job";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { unlessRefused } from "@/inngest/unless-refused";
import { orgIdFrom } from "@/lib/auth/org-id-from-event";
import { fileDocument } from "@/lib/services/documents/file-document";
import { readDocumentVersion } from "@/lib/services/documents/read-document-version";
import { scanDocument } from "@/lib/services/documents/scan-document";

/** Takes a document from quarantine to its place among the statements of a property. Every step may come twice. */
export const readDocument = inngest.createFunction(
  {
    id: "read-document",
    triggers: [documentReceived],
    // One organisation's backlog leaves room for the others.
    concurrency: [{ key: "event.data.orgId", limit: 4 }, { limit: 16 }],
    priority: { run: "event.data.priority" },
    retries: RETRIES,
    onFailure: async ({ event, error, step }) => {
      await step.run("mark-failed", () => failDocumentJob(event.data, error));
    },
  },
  async ({ event, step }) => {
    const orgId = orgIdFrom(event.data.orgId);
    const { versionId } = event.data;
    const stage = (id: string, work: typeof scanDocument) =>
      step.run(id, () =>
        stopRetryingWhenExpected(() => unlessRefused({ orgId, versionId }, () => work(orgId, versionId))),
      );
    if (!(await stage("scan", scanDocument))) return "refused";
    if (!(await stage("read", readDocumentVersion))) return "refused";
    return step.run("file", () => stopRetryingWhenExpected(() => fileDocument(orgId, versionId)));
  },
);
