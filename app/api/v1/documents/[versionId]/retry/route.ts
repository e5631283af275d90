import { orgRoute } from "@/lib/http/org-route";
import { documentDetail, documentParams } from "@/lib/services/documents/document-schemas";
import { retryDocument } from "@/lib/services/documents/retry-document";

export const POST = orgRoute({
  name: "documents.retry",
  summary: "Gives a document that failed another try",
  permission: "documents.write",
  params: documentParams,
  response: documentDetail,
  status: 202,
  run: (ctx, { params }) => retryDocument(ctx, params.versionId),
});
