import { z } from "zod";
import { orgIdFrom } from "@/lib/auth/org-id-from-event";
import { failDocument } from "@/lib/services/documents/fail-document";
import { type Failure, failJob } from "./fail-job";

const ofDocument = z.object({ orgId: z.unknown(), versionId: z.uuid() });

/** As `failJob`, and the document that the job was about says so too. */
export async function failDocumentJob(failure: Failure, error: Error): Promise<void> {
  const { code, reason } = await failJob(failure, error);
  const { orgId, versionId } = ofDocument.parse(failure.event.data);
  await failDocument(orgIdFrom(orgId), versionId, { code, message: reason });
}
