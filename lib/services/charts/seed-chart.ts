import { charts } from "@/db/schema/charts";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { type Actor, actorText } from "@/lib/auth/org-context";
import { yardiChart } from "@/lib/facts/yardi-chart";
import { contentHash } from "@/lib/hash/content-hash";

/** Gives a new organisation the mapping that comes with the profile, in the transaction that creates it. */
export async function seedChart(
  tx: TenantTx,
  { orgId, actor }: { orgId: OrgId; actor: Actor },
): Promise<void> {
  await tx.insert(charts).values({
    organizationId: orgId,
    id: newId(),
    profile: yardiChart.profile,
    version: 1,
    chart: yardiChart,
    hash: contentHash(yardiChart),
    reason: "The mapping that comes with the profile.",
    createdBy: actorText(actor),
  });
}
