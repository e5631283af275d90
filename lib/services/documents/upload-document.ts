import type { OrgContext } from "@/lib/auth/org-context";
import { requireWithinLimit } from "@/lib/rate-limit/rate-limiter";
import { requireGranted } from "@/lib/services/properties/granted-property";
import { readUpload } from "./read-upload";
import { type DocumentSelection, type ReceivedDocument, receiveDocument } from "./receive-document";

/** Takes the file of a request in. The allowance is used up before the first byte is read. */
export async function uploadDocument(ctx: OrgContext, request: Request): Promise<ReceivedDocument> {
  await requireWithinLimit("uploadsPerOrganization", ctx.orgId);
  const { bytes, fileName, selection } = await readUpload(request);
  const { propertyId, kind, periodEnd } = selection;
  if (propertyId !== undefined) requireGranted(ctx, propertyId);
  const chosen: DocumentSelection = {
    ...(propertyId === undefined ? {} : { propertyId }),
    ...(kind === undefined ? {} : { kind }),
    ...(periodEnd === undefined ? {} : { periodEnd }),
  };
  return receiveDocument(ctx, { bytes, fileName, selection: chosen });
}
