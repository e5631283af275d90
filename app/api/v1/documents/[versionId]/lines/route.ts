import { answerTagged } from "@/lib/http/answer-tagged";
import { orgRoute } from "@/lib/http/org-route";
import { documentLines, documentParams } from "@/lib/services/documents/document-schemas";
import { getDocumentLines } from "@/lib/services/documents/get-document-lines";

export const GET = orgRoute({
  name: "documents.lines",
  summary: "Gives every printed line with its amounts, boxes and proofs, as `reims read --json` does",
  permission: "documents.read",
  params: documentParams,
  response: { mediaType: "application/json", schema: documentLines },
  run: async (ctx, { params, request }) => {
    const lines = await getDocumentLines(ctx, params.versionId);
    return answerTagged(request, documentLines.parse(lines));
  },
});
