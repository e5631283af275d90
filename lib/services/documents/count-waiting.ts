import { countDocuments } from "@/db/queries/documents";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { viewerOf } from "./document-view";

/** Documents that wait for an answer of the person who looks, for the number beside the rail. */
export function countWaiting(ctx: OrgContext): Promise<number> {
  return withTenant(ctx.orgId, (tx) => countDocuments(tx, viewerOf(ctx), "waiting"));
}
