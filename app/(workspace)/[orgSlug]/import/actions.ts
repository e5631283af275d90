"use server";
import { z } from "zod";
import { orgAction } from "@/lib/actions/org-action";
import { acceptHeader } from "@/lib/services/documents/accept-header";
import { retryDocument } from "@/lib/services/documents/retry-document";
import { createProperty } from "@/lib/services/properties/create-property";
import { handInSample } from "@/lib/services/sample/hand-in-sample";

export const createPropertyAction = orgAction({
  name: "property.create",
  permission: "properties.write",
  input: z.object({
    code: z.string().trim().min(1, "Give the code that the headers print.").max(40),
    name: z.string().trim().min(1, "Give the property a name.").max(120),
  }),
  run: (ctx, input) => createProperty(ctx, input),
});

export const retryDocumentAction = orgAction({
  name: "document.retry",
  permission: "documents.write",
  input: z.object({ versionId: z.uuid() }),
  async run(ctx, { versionId }) {
    await retryDocument(ctx, versionId);
    return null;
  },
});

export const acceptHeaderAction = orgAction({
  name: "document.accept-header",
  permission: "documents.write",
  input: z.object({ versionId: z.uuid() }),
  async run(ctx, { versionId }) {
    await acceptHeader(ctx, versionId);
    return null;
  },
});

export const handInSampleAction = orgAction({
  name: "sample.hand-in",
  permission: "properties.write",
  input: z.object({}),
  run: (ctx) => handInSample(ctx),
});
