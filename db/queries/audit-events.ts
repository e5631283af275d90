import { and, desc, eq, gte, lt } from "drizzle-orm";
import { auditEvents } from "@/db/schema/audit";
import type { TenantTx } from "@/db/tenant";

export type AuditEvent = typeof auditEvents.$inferSelect;

export interface AuditFilter {
  /** As written: `user:<id>`. */
  actor?: string | undefined;
  action?: string | undefined;
  entityId?: string | undefined;
  /** Inclusive. */
  from?: Date | undefined;
  /** Exclusive. */
  to?: Date | undefined;
}

/** Newest first: ids are in order of time. */
export function listAuditEvents(
  tx: TenantTx,
  { actor, action, entityId, from, to }: AuditFilter,
  { before, limit }: { before: string | null; limit: number },
): Promise<AuditEvent[]> {
  return tx
    .select()
    .from(auditEvents)
    .where(
      and(
        actor === undefined ? undefined : eq(auditEvents.actor, actor),
        action === undefined ? undefined : eq(auditEvents.action, action),
        entityId === undefined ? undefined : eq(auditEvents.entityId, entityId),
        from === undefined ? undefined : gte(auditEvents.createdAt, from),
        to === undefined ? undefined : lt(auditEvents.createdAt, to),
        before === null ? undefined : lt(auditEvents.id, before),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(limit);
}
