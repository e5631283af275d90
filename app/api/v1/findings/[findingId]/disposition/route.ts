import { orgRoute } from "@/lib/http/org-route";
import { disposeFinding } from "@/lib/services/findings/dispose-finding";
import { findingDetail, findingParams, newDisposition } from "@/lib/services/findings/finding-schemas";
import { getFinding } from "@/lib/services/findings/get-finding";

export const PUT = orgRoute({
  name: "findings.dispose",
  summary: "Says what becomes of a finding, and why; when it says something else, it asks again",
  permission: "findings.write",
  params: findingParams,
  body: newDisposition,
  response: findingDetail,
  run: async (ctx, { params, body }) => {
    await disposeFinding(ctx, { ...params, ...body });
    return getFinding(ctx, params.findingId);
  },
});
