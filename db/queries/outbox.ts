import { outboxEvents } from "@/db/schema/outbox";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import type { EventData, EventName } from "@/lib/jobs/events";

/** An event of the change that this transaction makes; it is sent to the jobs once the change is there. */
export async function announce<Name extends EventName>(
  tx: TenantTx,
  orgId: OrgId,
  name: Name,
  data: Omit<EventData<Name>, "orgId">,
): Promise<void> {
  await tx
    .insert(outboxEvents)
    .values({ organizationId: orgId, id: newId(), name, data: { orgId, ...data } });
}
