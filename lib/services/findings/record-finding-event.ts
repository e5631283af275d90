import { findingEvents } from "@/db/schema/findings";
import type { TenantTx } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { actorText, type OrgContext } from "@/lib/auth/org-context";

/** Something that a person did to a finding, for its history. Runs write theirs themselves. */
export async function recordFindingEvent(
  tx: TenantTx,
  ctx: Pick<OrgContext, "orgId" | "actor">,
  event: Pick<typeof findingEvents.$inferInsert, "findingId" | "kind" | "detail">,
): Promise<void> {
  await tx.insert(findingEvents).values({
    organizationId: ctx.orgId,
    id: newId(),
    actor: actorText(ctx.actor),
    runId: null,
    ...event,
  });
}
