import { type ApiKeyRow, listApiKeys as selectApiKeys } from "@/db/queries/api-keys";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";

/** The newest first, revoked and expired ones too. */
export function listApiKeys(ctx: OrgContext): Promise<ApiKeyRow[]> {
  return withTenant(ctx.orgId, selectApiKeys);
}
