import { and, asc, desc, eq, sql } from "drizzle-orm";
import { ruleRuns, validationRuns, verdicts } from "@/db/schema/runs";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";

/**
 * The run that says how things stand with a property: of its own runs the one that saw the latest of it. A run over the
 * organisation is none of them, which findings do not follow and a manager does not see.
 */
export async function findLatestRun(tx: TenantTx, propertyId: string) {
  const { factsRevision, createdAt, id } = validationRuns;
  const [run] = await tx
    .select()
    .from(validationRuns)
    .where(eq(validationRuns.propertyId, propertyId))
    .orderBy(desc(factsRevision), desc(createdAt), desc(id))
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
