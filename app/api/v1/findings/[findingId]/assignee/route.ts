import { orgRoute } from "@/lib/http/org-route";
import { assignFinding } from "@/lib/services/findings/assign-finding";
import { findingDetail, findingParams, newAssignee } from "@/lib/services/findings/finding-schemas";
import { getFinding } from "@/lib/services/findings/get-finding";

export const PUT = orgRoute({
  name: "findings.assign",
  summary: "Hands a finding to a member, or to nobody",
  permission: "findings.write",
  params: findingParams,
  body: newAssignee,
  response: findingDetail,
  run: async (ctx, { params, body }) => {
    await assignFinding(ctx, { ...params, ...body });
    return getFinding(ctx, params.findingId);
  },
});
