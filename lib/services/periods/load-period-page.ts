import { type CurrentStatement, listCurrentStatements } from "@/db/queries/current-statements";
import { listDocuments } from "@/db/queries/documents";
import { listFindings } from "@/db/queries/findings";
import { findLatestRun, listResultsOfMonth } from "@/db/queries/latest-results";
import { listMetrics, type StoredMetric } from "@/db/queries/metrics";
import type { Property } from "@/db/queries/properties";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { firstDayOf, lastDayOf, monthOf, type PlainMonth } from "@/lib/dates/plain-date";
import { METRICS } from "@/lib/metrics/catalogue";
import type { DocumentItem } from "@/lib/services/documents/document-schemas";
import { documentItem, viewerOf } from "@/lib/services/documents/document-view";
import { type FindingView, findingView } from "@/lib/services/findings/finding-view";
import { getGrantedPropertyOrThrow } from "@/lib/services/properties/granted-property";
import { countOutcomes, type PeriodResult, periodResults } from "./period-results";

export interface PeriodPage {
  property: Pick<Property, "id" | "code" | "name" | "fiscalYearFirstMonth">;
  month: PlainMonth;
  /** Months of the property that have anything, oldest first. */
  months: PlainMonth[];
  statements: CurrentStatement[];
  /** Files of the month that are on their way, wait for somebody, or ended with a reason. */
  unsettled: DocumentItem[];
  metrics: StoredMetric[];
  /** Open ones first, then by dollar effect. */
  findings: FindingView[];
  run: { id: string; createdAt: Date } | null;
  results: PeriodResult[];
  counts: ReturnType<typeof countOutcomes>;
}

/** More than a month of one property can have; a list that long is worked through from the top anyway. */
const MOST_FINDINGS = 500;
const MOST_DOCUMENTS = 100;

/** The workspace of one property and month: its statements, what the rules say of them, and its metrics. */
export async function loadPeriodPage(
  ctx: OrgContext,
  { propertyId, month }: { propertyId: string; month: PlainMonth },
): Promise<PeriodPage> {
  return withTenant(ctx.orgId, async (tx) => {
    const { id, code, name, fiscalYearFirstMonth } = await getGrantedPropertyOrThrow(tx, ctx, propertyId);
    const all = await listCurrentStatements(tx, { propertyIds: [id] });
    const run = await findLatestRun(tx, id);
    const findings = await findingsOf(tx, ctx, { propertyId: id, month });
    const verdicts = run
      ? await listResultsOfMonth(tx, { orgId: ctx.orgId, runId: run.id, propertyId: id, month })
      : [];
    const results = periodResults(verdicts, findings);
    return {
      property: { id, code, name, fiscalYearFirstMonth },
      month,
      months: [...new Set(all.map(({ periodEnd }) => monthOf(periodEnd)))].sort(),
      statements: all.filter(({ periodEnd }) => monthOf(periodEnd) === month),
      unsettled: await unsettledOf(tx, ctx, { propertyId: id, month }),
      metrics: await listMetrics(tx, {
        propertyIds: [id],
        metrics: METRICS.map((metric) => metric.id),
        from: firstDayOf(month),
        to: lastDayOf(month),
      }),
      findings,
      run: run && { id: run.id, createdAt: run.createdAt },
      results,
      counts: countOutcomes(results),
    };
  });
}

interface Place {
  propertyId: string;
  month: PlainMonth;
}

/** Sorted in a stable way: among the open and among the cleared the largest effect stays first. */
async function findingsOf(tx: TenantTx, ctx: OrgContext, place: Place): Promise<FindingView[]> {
  const rows = await listFindings(tx, ctx.propertyIds, place, { after: null, limit: MOST_FINDINGS });
  return rows.map(findingView).toSorted((a, b) => Number(b.state === "open") - Number(a.state === "open"));
}

async function unsettledOf(
  tx: TenantTx,
  ctx: OrgContext,
  { propertyId, month }: Place,
): Promise<DocumentItem[]> {
  const viewer = viewerOf(ctx);
  const rows = await listDocuments(
    tx,
    viewer,
    { propertyId, state: ["processing", "waiting", "failed"] },
    { before: null, limit: MOST_DOCUMENTS },
  );
  return rows
    .map((row) => documentItem(viewer, row))
    .filter(({ statement }) => statement?.periodEnd?.startsWith(month));
}
