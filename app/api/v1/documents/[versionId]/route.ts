import { orgRoute } from "@/lib/http/org-route";
import { documentDetail, documentParams } from "@/lib/services/documents/document-schemas";
import { getDocument } from "@/lib/services/documents/get-document";

export const GET = orgRoute({
  name: "documents.get",
  summary: "Shows how far a document has come, what it is, and the run that looked at it last",
  permission: "documents.read",
  params: documentParams,
  response: documentDetail,
  run: (ctx, { params }) => getDocument(ctx, params.versionId),
});
