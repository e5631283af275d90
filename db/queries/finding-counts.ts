import { and, count, inArray, sql } from "drizzle-orm";
import { findings } from "@/db/schema/findings";
import type { TenantTx } from "@/db/tenant";
import { needsAttention } from "./finding-attention";

/** Findings of one property and month that want somebody. */
export interface FindingCount {
  propertyId: string;
  month: string;
  /** Severity critical or high. */
  grave: number;
  other: number;
}

export async function countFindingsByMonth(
  tx: TenantTx,
  propertyIds: readonly string[],
): Promise<FindingCount[]> {
  if (propertyIds.length === 0) return [];
  const isGrave = sql`${findings.severity} in ('critical', 'high')`;
  const month = sql<string>`left(${findings.periodEnd}, 7)`;
  return tx
    .select({
      propertyId: findings.propertyId,
      month,
      grave: sql<number>`(count(*) filter (where ${isGrave}))::int`,
      other: sql<number>`(count(*) filter (where not ${isGrave}))::int`,
    })
    .from(findings)
    .where(and(inArray(findings.propertyId, [...propertyIds]), needsAttention()))
    .groupBy(findings.propertyId, month);
}

/** For the number beside the rail. */
export async function countFindings(tx: TenantTx, propertyIds: ReadonlySet<string> | null): Promise<number> {
  const among = propertyIds === null ? undefined : inArray(findings.propertyId, [...propertyIds]);
  const [row] = await tx.select({ total: count() }).from(findings).where(and(among, needsAttention()));
  return row?.total ?? 0;
}
