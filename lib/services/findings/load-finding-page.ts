import { findBecause, findPageSizes, listOutcomes, type OutcomeInPeriod } from "@/db/queries/finding-page";
import { findLatestRun } from "@/db/queries/latest-results";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import type { PageSize } from "@/lib/extraction/reading";
import { byCause, isSameCause } from "./by-cause";
import type { FindingView } from "./finding-view";
import { type FindingDetail, getFinding } from "./get-finding";
import { LOOKED_THROUGH, listFindings } from "./list-findings";

export interface FindingPage {
  finding: FindingDetail;
  /** Sizes of the pages of every document that the evidence is on, by version id. */
  pageSizes: Map<string, PageSize[]>;
  /** What the rule says of the same subject in the property's other windows. */
  outcomes: OutcomeInPeriod[];
  /** The sentence before the latest change; null when it never said anything else. */
  saidBefore: string | null;
  run: { id: string; createdAt: Date } | null;
  /** The ones before and after it in the list of those that want somebody: one a cause, the gravest first. */
  neighbours: { previous: string | null; next: string | null };
}

/** A finding with everything its letter shows. */
export async function loadFindingPage(ctx: OrgContext, findingId: string): Promise<FindingPage> {
  const finding = await getFinding(ctx, findingId);
  const { items } = await listFindings(ctx, { limit: LOOKED_THROUGH, needsAttention: true });
  return withTenant(ctx.orgId, async (tx) => {
    const run = await findLatestRun(tx, finding.property.id);
    const { rule, subject, property } = finding;
    return {
      finding,
      pageSizes: await findPageSizes(tx, [...new Set(finding.evidence.map(({ versionId }) => versionId))]),
      outcomes: run ? await listOutcomes(tx, { runId: run.id, propertyId: property.id, rule, subject }) : [],
      saidBefore: await sentenceBefore(tx, finding),
      run: run && { id: run.id, createdAt: run.createdAt },
      neighbours: neighboursOf(finding, items),
    };
  });
}

/** A finding under another of its cause stands where that one does. */
function neighboursOf(finding: FindingView, items: readonly FindingView[]): FindingPage["neighbours"] {
  const leads = byCause(items).map(({ lead }) => lead);
  const place = leads.findIndex((lead) => lead.id === finding.id || isSameCause(lead, finding));
  return { previous: leads[place - 1]?.id ?? null, next: leads[place + 1]?.id ?? null };
}

/** Of the verdict that the latest change replaced. */
async function sentenceBefore(tx: TenantTx, { history }: FindingDetail): Promise<string | null> {
  const said = history.filter(({ kind }) => kind === "opened" || kind === "changed" || kind === "reopened");
  const before = said.at(-2)?.detail.verdict;
  return before ? findBecause(tx, before) : null;
}
