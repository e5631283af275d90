import { orgRoute } from "@/lib/http/org-route";
import { findingDetail, findingParams } from "@/lib/services/findings/finding-schemas";
import { getFinding } from "@/lib/services/findings/get-finding";

export const GET = orgRoute({
  name: "findings.read",
  summary: "A finding with its numbers, its cause, its places on the pages and its history",
  permission: "findings.read",
  params: findingParams,
  response: findingDetail,
  run: (ctx, { params }) => getFinding(ctx, params.findingId),
});
