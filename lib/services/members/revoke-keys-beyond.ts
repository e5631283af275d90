import { listApiKeys, revokeApiKeyById } from "@/db/queries/api-keys";
import type { TenantTx } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import type { Role } from "@/lib/auth/permissions";
import { isAtMost } from "@/lib/auth/role-rank";
import { recordAudit } from "@/lib/services/audit/record-audit";

/** Whoever loses a role knows the secrets of the keys they made with it. `role` is what they keep; null when nothing. */
export async function revokeKeysBeyond(
  tx: TenantTx,
  ctx: OrgContext,
  { createdBy, role }: { createdBy: string; role: Role | null },
): Promise<void> {
  const keys = await listApiKeys(tx);
  for (const key of keys) {
    if (key.createdBy !== createdBy || key.revokedAt !== null) continue;
    if (role !== null && isAtMost(key.role, role)) continue;
    await revokeApiKeyById(tx, key.id);
    await recordAudit(tx, ctx, { action: "api_key.revoked", entityId: key.id, before: { role: key.role } });
  }
}
