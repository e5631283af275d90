import { z } from "zod";
import { pageQuery } from "@/lib/http/cursor";
import { listOf } from "@/lib/http/list-of";
import { orgRoute } from "@/lib/http/org-route";
import { documentFilter, documentItem, receivedDocument } from "@/lib/services/documents/document-schemas";
import { listDocuments } from "@/lib/services/documents/list-documents";
import { uploadForm } from "@/lib/services/documents/read-upload";
import { uploadDocument } from "@/lib/services/documents/upload-document";

export const GET = orgRoute({
  name: "documents.list",
  summary: "Lists documents, newest first",
  permission: "documents.read",
  query: pageQuery.extend(documentFilter.shape),
  response: listOf(documentItem),
  run: (ctx, { query }) => listDocuments(ctx, query),
});

export const POST = orgRoute({
  name: "documents.upload",
  summary: "Takes a PDF in, to be read and reconciled. The same bytes again are the same document",
  permission: "documents.write",
  accepts: { "multipart/form-data": uploadForm, "application/pdf": z.string().meta({ format: "binary" }) },
  response: { mediaType: "application/json", schema: receivedDocument },
  status: 201,
  async run(ctx, { request }) {
    const { versionId: id, sha256, isDuplicate } = await uploadDocument(ctx, request);
    return Response.json(receivedDocument.parse({ id, sha256, isDuplicate }), {
      status: isDuplicate ? 200 : 201,
      headers: { location: `/api/v1/documents/${id}`, "cache-control": "private, no-store" },
    });
  },
});
