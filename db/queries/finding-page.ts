import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { ruleRuns, verdicts } from "@/db/schema/runs";
import { statements } from "@/db/schema/statements";
import type { TenantTx } from "@/db/tenant";
import type { PageSize } from "@/lib/extraction/reading";
import type { RuleResult } from "@/lib/rules/result";

/** Page sizes of documents, by version id. */
export async function findPageSizes(
  tx: TenantTx,
  versionIds: readonly string[],
): Promise<Map<string, PageSize[]>> {
  if (versionIds.length === 0) return new Map();
  const rows = await tx
    .select({ versionId: statements.versionId, pageSizes: statements.pageSizes })
    .from(statements)
    .where(inArray(statements.versionId, [...versionIds]));
  return new Map(rows.map(({ versionId, pageSizes }) => [versionId, pageSizes]));
}

export interface OutcomeInPeriod {
  periodStart: string | null;
  periodEnd: string;
  outcome: RuleResult["outcome"];
}

/** What one rule says of one subject of a property in every window of a run, oldest first. */
export function listOutcomes(
  tx: TenantTx,
  wanted: { runId: string; propertyId: string; rule: string; subject: string | null },
): Promise<OutcomeInPeriod[]> {
  const { periodStart, periodEnd, outcome } = ruleRuns;
  return tx
    .select({ periodStart, periodEnd, outcome })
    .from(ruleRuns)
    .where(
      and(
        eq(ruleRuns.runId, wanted.runId),
        eq(ruleRuns.propertyId, wanted.propertyId),
        eq(ruleRuns.rule, wanted.rule),
        wanted.subject === null ? isNull(ruleRuns.subject) : eq(ruleRuns.subject, wanted.subject),
      ),
    )
    .orderBy(asc(periodEnd), sql`${periodStart} nulls first`);
}

/** The sentence of a stored verdict; null when there is none of that hash. */
export async function findBecause(tx: TenantTx, hash: string): Promise<string | null> {
  const [row] = await tx.select({ verdict: verdicts.verdict }).from(verdicts).where(eq(verdicts.hash, hash));
  return row?.verdict.because ?? null;
}
