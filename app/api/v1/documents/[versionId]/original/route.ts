import { z } from "zod";
import { orgRoute } from "@/lib/http/org-route";
import { documentParams, signedDownload } from "@/lib/services/documents/document-schemas";
import { signOriginal } from "@/lib/services/documents/sign-original";

export const GET = orgRoute({
  name: "documents.original",
  summary: "Gives an address under which the very file that came in can be fetched for a short while",
  permission: "documents.read",
  params: documentParams,
  query: z.object({ disposition: z.enum(["attachment", "inline"]).default("attachment") }),
  response: signedDownload,
  run: (ctx, { params, query }) => signOriginal(ctx, { ...params, ...query }),
});
