import { orgRoute } from "@/lib/http/org-route";
import { acceptHeader } from "@/lib/services/documents/accept-header";
import { documentDetail, documentParams } from "@/lib/services/documents/document-schemas";

export const POST = orgRoute({
  name: "documents.accept-header",
  summary: "Files a document under the property of its header, although another one was chosen",
  permission: "documents.write",
  params: documentParams,
  response: documentDetail,
  status: 202,
  run: (ctx, { params }) => acceptHeader(ctx, params.versionId),
});
