import { and, desc, eq, sql } from "drizzle-orm";
import { findings } from "@/db/schema/findings";
import { verdicts } from "@/db/schema/runs";
import type { TenantTx } from "@/db/tenant";
import type { Box } from "@/lib/extraction/page";
import type { RuleResult } from "@/lib/rules/result";

/** An open finding and where it points into one document. */
export interface FindingMark {
  id: string;
  rule: string;
  severity: RuleResult["severity"];
  outcome: RuleResult["outcome"];
  because: string;
  places: { page: number; box: Box }[];
}

/** Open findings of a property whose evidence lies in a document, by dollar effect. */
export async function listOpenFindingsOf(
  tx: TenantTx,
  { propertyId, sha256 }: { propertyId: string; sha256: string },
): Promise<FindingMark[]> {
  const rows = await tx
    .select({ finding: findings, verdict: verdicts.verdict })
    .from(findings)
    .innerJoin(
      verdicts,
      and(eq(verdicts.organizationId, findings.organizationId), eq(verdicts.hash, findings.verdictHash)),
    )
    .where(
      and(
        eq(findings.propertyId, propertyId),
        eq(findings.state, "open"),
        sql`exists (select 1 from json_array_elements(${verdicts.verdict} -> 'evidence') e where e ->> 'sha256' = ${sha256})`,
      ),
    )
    .orderBy(desc(findings.dollarEffect), findings.id);
  return rows.map(({ finding, verdict }) => ({
    id: finding.id,
    rule: finding.rule,
    severity: finding.severity,
    outcome: finding.outcome,
    because: finding.because,
    places: verdict.evidence
      .filter((evidence) => evidence.sha256 === sha256)
      .map(({ page, box }) => ({ page, box })),
  }));
}
