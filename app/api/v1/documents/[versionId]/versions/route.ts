import { orgRoute } from "@/lib/http/org-route";
import { documentParams, documentVersions } from "@/lib/services/documents/document-schemas";
import { listDocumentVersions } from "@/lib/services/documents/list-document-versions";

export const GET = orgRoute({
  name: "documents.versions",
  summary: "Lists every print of the same statement, oldest first",
  permission: "documents.read",
  params: documentParams,
  response: documentVersions,
  run: async (ctx, { params }) => ({
    items: await listDocumentVersions(ctx, params.versionId),
    nextCursor: null,
  }),
});
