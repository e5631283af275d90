import { and, desc, eq, sql } from "drizzle-orm";
import { type CurrentStatement, listCurrentStatements } from "@/db/queries/current-statements";
import { findLatestRun, listResultsOfMonth } from "@/db/queries/latest-results";
import { listMetrics, type StoredMetric } from "@/db/queries/metrics";
import { getPropertyOrThrow, type Property } from "@/db/queries/properties";
import { findings } from "@/db/schema/findings";
import { type TenantTx, withTenant } from "@/db/tenant";
import { mayReadProperty, type OrgContext } from "@/lib/auth/org-context";
import { firstDayOf, lastDayOf, monthOf, type PlainMonth } from "@/lib/dates/plain-date";
import { AppError } from "@/lib/errors";
import { METRICS } from "@/lib/metrics/catalogue";
import type { Outcome, RuleResult } from "@/lib/rules/result";

/** A result of the month without its trace and evidence, which the finding's own page shows. */
export type PeriodResult = Pick<
  RuleResult,
  | "rule"
  | "version"
  | "title"
  | "outcome"
  | "severity"
  | "period"
  | "subject"
  | "because"
  | "left"
  | "right"
  | "difference"
> & {
  /** The finding that follows it; null where it passed or could not be evaluated. */
  findingId: string | null;
};

export type PeriodFinding = typeof findings.$inferSelect;

export interface PeriodPage {
  property: Pick<Property, "id" | "code" | "name">;
  month: PlainMonth;
  /** Months of the property that have anything, oldest first. */
  months: PlainMonth[];
  statements: CurrentStatement[];
  metrics: StoredMetric[];
  /** Open ones first, then by dollar effect. */
  findings: PeriodFinding[];
  run: { id: string; createdAt: Date } | null;
  results: PeriodResult[];
  counts: Partial<Record<Outcome, number>>;
}

/** The workspace of one property and month: its statements, what the rules say of them, and its metrics. */
export async function loadPeriodPage(
  ctx: OrgContext,
  { propertyId, month }: { propertyId: string; month: PlainMonth },
): Promise<PeriodPage> {
  return withTenant(ctx.orgId, async (tx) => {
    if (!mayReadProperty(ctx, propertyId)) throw new AppError("not_found", "That property does not exist.");
    const { id, code, name } = await getPropertyOrThrow(tx, propertyId);
    const range = { from: firstDayOf(month), to: lastDayOf(month) };
    const all = await listCurrentStatements(tx, { propertyIds: [id] });
    const run = await findLatestRun(tx, id);
    const ofMonth = await listFindings(tx, id, month);
    const results = run
      ? await listResultsOfMonth(tx, { orgId: ctx.orgId, runId: run.id, propertyId: id, month })
      : [];
    const shown = results.map(({ verdict }) => periodResult(verdict, ofMonth));
    return {
      property: { id, code, name },
      month,
      months: [...new Set(all.map(({ periodEnd }) => monthOf(periodEnd)))].sort(),
      statements: all.filter(({ periodEnd }) => monthOf(periodEnd) === month),
      metrics: await listMetrics(tx, {
        propertyIds: [id],
        metrics: METRICS.map((metric) => metric.id),
        ...range,
      }),
      findings: ofMonth,
      run: run && { id: run.id, createdAt: run.createdAt },
      results: shown,
      counts: countOutcomes(shown),
    };
  });
}

function listFindings(tx: TenantTx, propertyId: string, month: PlainMonth): Promise<PeriodFinding[]> {
  return tx
    .select()
    .from(findings)
    .where(and(eq(findings.propertyId, propertyId), sql`left(${findings.periodEnd}, 7) = ${month}`))
    .orderBy(desc(findings.state), desc(findings.dollarEffect), desc(findings.id));
}

function periodResult(
  {
    rule,
    version,
    title,
    outcome,
    severity,
    period,
    subject,
    because,
    left,
    right,
    difference,
  }: Omit<RuleResult, "evidence">,
  ofMonth: readonly PeriodFinding[],
): PeriodResult {
  const finding = ofMonth.find(
    (each) =>
      each.state === "open" &&
      each.rule === rule &&
      each.subject === subject &&
      each.periodStart === period.start &&
      each.periodEnd === period.end,
  );
  return {
    rule,
    version,
    title,
    outcome,
    severity,
    period,
    subject,
    because,
    left,
    right,
    difference,
    findingId: finding?.id ?? null,
  };
}

function countOutcomes(results: readonly PeriodResult[]): Partial<Record<Outcome, number>> {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of results) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
