import { isDuplicate } from "@/db/postgres-error";
import { listAccountsByProperty } from "@/db/queries/accounts";
import { getCurrentChartOrThrow, type StoredChart } from "@/db/queries/charts";
import { announce } from "@/db/queries/outbox";
import { bumpFactsRevision } from "@/db/queries/properties";
import { listPropertiesWithDocuments } from "@/db/queries/runs";
import { charts } from "@/db/schema/charts";
import { type TenantTx, withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import {
  actorText,
  type OrgContext,
  requirePermission,
  requireWholeOrganization,
} from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { type Chart, leafRoles } from "@/lib/facts/chart";
import { contentHash } from "@/lib/hash/content-hash";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { type ChartVersionView, chartVersionView } from "./chart-view";

export interface ChartChange {
  chart: Chart;
  /** Why, in the words of who changes it. */
  reason: string;
  /** For the audit trail: `chart.mapped`. */
  action: string;
  /** What changed, in a few words. */
  after: Record<string, unknown>;
  /** The only accounts whose roles can differ, by their stem; null when that may be any. */
  stem: number | null;
}

/**
 * Puts a new version of the mapping in force. Properties that print an account whose roles change have something new to say,
 * and the jobs are told; the others keep the runs they have.
 */
export async function changeChart(
  ctx: OrgContext,
  propose: (tx: TenantTx, current: StoredChart) => Promise<ChartChange>,
): Promise<ChartVersionView> {
  requirePermission(ctx, "charts.write");
  requireWholeOrganization(ctx);
  try {
    return await withTenant(ctx.orgId, async (tx) => {
      const current = await getCurrentChartOrThrow(tx);
      return putInForce(tx, ctx, current, await propose(tx, current));
    });
  } catch (error) {
    if (!isDuplicate(error, "charts_version")) throw error;
    throw new AppError(
      "conflict",
      "Somebody else changed the chart at the same time. Look at it and try again.",
    );
  }
}

async function putInForce(
  tx: TenantTx,
  ctx: OrgContext,
  current: StoredChart,
  { chart, reason, action, after, stem }: ChartChange,
): Promise<ChartVersionView> {
  const hash = contentHash(chart);
  if (hash === current.hash) throw new AppError("nothing_changed", "The chart already says that.");
  const [added] = await tx
    .insert(charts)
    .values({
      organizationId: ctx.orgId,
      id: newId(),
      profile: current.profile,
      version: current.version + 1,
      chart,
      hash,
      reason,
      createdBy: actorText(ctx.actor),
    })
    .returning();
  if (!added) throw new Error("A new version of the chart was not stored.");
  for (const propertyId of await propertiesTouched(tx, { before: current.chart, after: chart, stem }))
    await bumpFactsRevision(tx, propertyId);
  await announce(tx, ctx.orgId, "chart/changed", { chartId: added.id });
  await recordAudit(tx, ctx, {
    action,
    entityId: added.id,
    before: { version: current.version },
    after: { version: added.version, reason: added.reason, ...after },
  });
  return chartVersionView(added);
}

/** In order of their ids, as whoever holds several of them takes them. */
async function propertiesTouched(
  tx: TenantTx,
  { before, after, stem }: { before: Chart; after: Chart; stem: number | null },
): Promise<string[]> {
  // Totals, sections and groups reach further than the roles of single accounts.
  if (contentHash({ ...before, leaves: [] }) !== contentHash({ ...after, leaves: [] }))
    return listPropertiesWithDocuments(tx);
  const rolesIn = (chart: Chart, account: { code: string | null; name: string }) =>
    leafRoles(chart, account).join(" ");
  const accounts = await listAccountsByProperty(tx, stem);
  const touched = accounts.filter((account) => rolesIn(before, account) !== rolesIn(after, account));
  return [...new Set(touched.map(({ propertyId }) => propertyId))].sort();
}
