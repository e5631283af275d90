import { and, asc, desc, eq, sql } from "drizzle-orm";
import { ruleRuns, validationRuns, verdicts } from "@/db/schema/runs";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";

/** The latest run that looked at a property: its own, or one over the whole organisation. */
export async function findLatestRun(tx: TenantTx, propertyId: string) {
  const isOfProperty = sql`(${validationRuns.propertyId} = ${propertyId} or (${validationRuns.propertyId} is null and exists (
    select 1 from ${ruleRuns} r where r.organization_id = ${validationRuns.organizationId} and r.run_id = ${validationRuns.id} and r.property_id = ${propertyId})))`;
  const [run] = await tx
    .select()
    .from(validationRuns)
    .where(isOfProperty)
    .orderBy(desc(validationRuns.id))
    .limit(1);
  return run ?? null;
}

/** What a run says of a property in a month, in the order of the report. */
export function listResultsOfMonth(
  tx: TenantTx,
  { orgId, runId, propertyId, month }: { orgId: OrgId; runId: string; propertyId: string; month: string },
) {
  return tx
    .select({ verdictHash: verdicts.hash, verdict: verdicts.verdict })
    .from(ruleRuns)
    .innerJoin(
      verdicts,
      and(eq(verdicts.organizationId, ruleRuns.organizationId), eq(verdicts.hash, ruleRuns.verdictHash)),
    )
    .where(
      and(
        eq(ruleRuns.organizationId, orgId),
        eq(ruleRuns.runId, runId),
        eq(ruleRuns.propertyId, propertyId),
        sql`left(${ruleRuns.periodEnd}, 7) = ${month}`,
      ),
    )
    .orderBy(asc(ruleRuns.ordinal));
}
