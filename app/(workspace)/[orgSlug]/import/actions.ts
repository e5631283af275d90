"use server";
import { z } from "zod";
import { orgAction } from "@/lib/actions/org-action";
import { acceptHeader } from "@/lib/services/documents/accept-header";
import { documentParams } from "@/lib/services/documents/document-schemas";
import { retryDocument } from "@/lib/services/documents/retry-document";
import { createProperty } from "@/lib/services/properties/create-property";
import { newProperty } from "@/lib/services/properties/property-schemas";
import { handInSample } from "@/lib/services/sample/hand-in-sample";

export const createPropertyAction = orgAction({
  name: "property.create",
  permission: "properties.write",
  input: newProperty,
  run: createProperty,
});

export const retryDocumentAction = orgAction({
  name: "document.retry",
  permission: "documents.write",
  input: documentParams,
  async run(ctx, { versionId }) {
    await retryDocument(ctx, versionId);
    return null;
  },
});

export const acceptHeaderAction = orgAction({
  name: "document.accept-header",
  permission: "documents.write",
  input: documentParams,
  async run(ctx, { versionId }) {
    await acceptHeader(ctx, versionId);
    return null;
  },
});

export const handInSampleAction = orgAction({
  name: "sample.hand-in",
  permission: "properties.write",
  input: z.object({}),
  run: handInSample,
});
