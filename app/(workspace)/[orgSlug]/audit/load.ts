import { listAuditEvents } from "@/lib/services/audit/list-audit-events";
import { pageLoader } from "../../page-loader";

const SHOWN = 200;

export const load = pageLoader("audit.read", (ctx, _, { cursor }) =>
  listAuditEvents(ctx, { limit: SHOWN, cursor: typeof cursor === "string" ? cursor : undefined }),
);
