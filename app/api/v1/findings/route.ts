import { pageQuery } from "@/lib/http/cursor";
import { listOf } from "@/lib/http/list-of";
import { orgRoute } from "@/lib/http/org-route";
import { finding, findingFilter } from "@/lib/services/findings/finding-schemas";
import { listFindings } from "@/lib/services/findings/list-findings";

export const GET = orgRoute({
  name: "findings.list",
  summary: "Lists findings, the largest dollar effect first",
  permission: "findings.read",
  query: pageQuery.extend(findingFilter.shape),
  response: listOf(finding),
  run: (ctx, { query }) => listFindings(ctx, query),
});
