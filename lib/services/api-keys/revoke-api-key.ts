import { type ApiKeyRow, getApiKeyOrThrow, revokeApiKeyById } from "@/db/queries/api-keys";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { recordAudit } from "@/lib/services/audit/record-audit";

/** At once: the row is read with every token. Revoking it again changes nothing. */
export function revokeApiKey(ctx: OrgContext, { keyId }: { keyId: string }): Promise<ApiKeyRow> {
  return withTenant(ctx.orgId, async (tx) => {
    const wasLive = await revokeApiKeyById(tx, keyId);
    if (wasLive) await recordAudit(tx, ctx, { action: "api_key.revoked", entityId: keyId });
    return getApiKeyOrThrow(tx, keyId);
  });
}
