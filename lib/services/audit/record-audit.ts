import { auditEvents } from "@/db/schema/audit";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { type Actor, actorText } from "@/lib/auth/org-context";

export interface AuditEntry {
  /** `property.created`: the noun, then the past participle. */
  action: string;
  entityId: string | null;
  /** What changed, before and after; ids and names, never secrets or contents. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** Written in the transaction of the change, so that there is no change without it and no entry without a change. */
export async function recordAudit(
  tx: TenantTx,
  { orgId, actor }: { orgId: OrgId; actor: Actor },
  { action, entityId, before, after }: AuditEntry,
): Promise<void> {
  await tx.insert(auditEvents).values({
    organizationId: orgId,
    id: newId(),
    actor: actorText(actor),
    action,
    entityId,
    before: before ?? null,
    after: after ?? null,
  });
}
