import { z } from "zod";
import { isKnown } from "@/lib/http/answer-tagged";
import { orgRoute } from "@/lib/http/org-route";
import { pageParams, pageScale } from "@/lib/services/documents/document-schemas";
import { renderPage } from "@/lib/services/documents/render-page";

export const GET = orgRoute({
  name: "documents.page-image",
  summary: "Draws a page of the original as PNG; headers tell the size of the page in points",
  permission: "documents.read",
  params: pageParams,
  query: z.object({ scale: pageScale }),
  response: { mediaType: "image/png" },
  async run(ctx, { params, query, request }) {
    const { png, etag, pageWidth, pageHeight } = await renderPage(ctx, { ...params, ...query });
    const headers = {
      "content-type": "image/png",
      "cache-control": "private, max-age=86400, immutable",
      vary: "Authorization, Cookie, X-Organization-ID",
      etag,
      "x-page-width": String(pageWidth),
      "x-page-height": String(pageHeight),
    };
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
    return new Response(new Uint8Array(png), { headers });
  },
});
