import { z } from "zod";
import {
  type AuditEvent,
  type AuditFilter,
  listAuditEvents as selectAuditEvents,
} from "@/db/queries/audit-events";
import { findMemberNames } from "@/db/queries/member-names";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requireWholeOrganization } from "@/lib/auth/org-context";
import { personOfActor } from "@/lib/auth/person-of-actor";
import { decodeCursor, type Page, pageOf } from "@/lib/http/cursor";

export type AuditEventView = Omit<AuditEvent, "organizationId"> & {
  /** Of a person who is a member still; null for keys, jobs and people who left. */
  actorName: string | null;
};

/** Who did what, newest first. */
export async function listAuditEvents(
  ctx: OrgContext,
  { limit, cursor, ...filter }: AuditFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<AuditEventView>> {
  requireWholeOrganization(ctx);
  const [before] = decodeCursor(z.tuple([z.uuid()]), cursor) ?? [null];
  return withTenant(ctx.orgId, async (tx) => {
    const rows = await selectAuditEvents(tx, filter, { before, limit: limit + 1 });
    const names = await findMemberNames(
      tx,
      rows.flatMap(({ actor }) => personOfActor(actor) ?? []),
    );
    const view = ({ organizationId: _, ...event }: AuditEvent): AuditEventView => {
      return { ...event, actorName: names.get(personOfActor(event.actor) ?? "") ?? null };
    };
    return pageOf(rows.map(view), limit, ({ id }) => [id]);
  });
}
