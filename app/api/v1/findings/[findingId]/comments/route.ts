import { orgRoute } from "@/lib/http/org-route";
import { commentOnFinding } from "@/lib/services/findings/comment-on-finding";
import { findingDetail, findingParams, newComment } from "@/lib/services/findings/finding-schemas";
import { getFinding } from "@/lib/services/findings/get-finding";

export const POST = orgRoute({
  name: "findings.comment",
  summary: "Adds a comment to the history of a finding",
  permission: "findings.write",
  params: findingParams,
  body: newComment,
  response: findingDetail,
  status: 201,
  idempotent: true,
  run: async (ctx, { params, body }) => {
    await commentOnFinding(ctx, { ...params, ...body });
    return getFinding(ctx, params.findingId);
  },
});
