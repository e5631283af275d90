import { pageQuery } from "@/lib/http/cursor";
import { listOf } from "@/lib/http/list-of";
import { orgRoute } from "@/lib/http/org-route";
import { auditEvent, auditFilter } from "@/lib/services/audit/audit-schemas";
import { listAuditEvents } from "@/lib/services/audit/list-audit-events";

export const GET = orgRoute({
  name: "audit.list",
  summary: "Who did what, newest first",
  permission: "audit.read",
  query: pageQuery.extend(auditFilter.shape),
  response: listOf(auditEvent),
  run: (ctx, { query }) => listAuditEvents(ctx, query),
});
