import { z } from "zod";
import { orgRoute } from "@/lib/http/org-route";
import { diffDocuments } from "@/lib/services/documents/diff-documents";
import { documentParams, statementDiff } from "@/lib/services/documents/document-schemas";

export const GET = orgRoute({
  name: "documents.diff",
  summary: "Compares a print with another of the same statement, line by line",
  permission: "documents.read",
  params: documentParams,
  query: z.object({ against: z.uuid() }),
  response: statementDiff,
  run: (ctx, { params, query }) => diffDocuments(ctx, { from: query.against, to: params.versionId }),
});
