import { asc, desc, eq, lt, sql } from "drizzle-orm";
import { charts } from "@/db/schema/charts";
import { properties } from "@/db/schema/properties";
import { validationRuns } from "@/db/schema/runs";
import type { TenantTx } from "@/db/tenant";
import { AppError } from "@/lib/errors";

export type StoredChart = typeof charts.$inferSelect;

/** The mapping in force: the highest version. Every organisation has one from its first day. */
export async function getCurrentChartOrThrow(tx: TenantTx): Promise<StoredChart> {
  const [chart] = await tx.select().from(charts).orderBy(desc(charts.version)).limit(1);
  if (!chart) throw new Error("The organisation has no chart of accounts.");
  return chart;
}

export async function getChartOrThrow(tx: TenantTx, chartId: string): Promise<StoredChart> {
  const [chart] = await tx.select().from(charts).where(eq(charts.id, chartId)).limit(1);
  if (!chart) throw new AppError("not_found", "That chart does not exist.");
  return chart;
}

/** Newest first; `before` is the last version of the page before. */
export function listChartVersions(
  tx: TenantTx,
  { before, limit }: { before: number | null; limit: number },
): Promise<StoredChart[]> {
  return tx
    .select()
    .from(charts)
    .where(before === null ? undefined : lt(charts.version, before))
    .orderBy(desc(charts.version))
    .limit(limit);
}

export async function getChartVersionOrThrow(tx: TenantTx, version: number): Promise<StoredChart> {
  const [chart] = await tx.select().from(charts).where(eq(charts.version, version)).limit(1);
  if (!chart) throw new AppError("not_found", "That version of the chart does not exist.");
  return chart;
}

/** Properties that changed, by their documents or their mapping, since a run last looked at them; in order of their ids. */
export async function listPropertiesBehind(tx: TenantTx): Promise<string[]> {
  const seen = tx
    .select({
      propertyId: validationRuns.propertyId,
      revision: sql<number>`max(${validationRuns.factsRevision})`.as("revision"),
    })
    .from(validationRuns)
    .groupBy(validationRuns.propertyId)
    .as("seen");
  const rows = await tx
    .select({ id: properties.id })
    .from(properties)
    .leftJoin(seen, eq(seen.propertyId, properties.id))
    .where(sql`${properties.factsRevision} > coalesce(${seen.revision}, 0)`)
    .orderBy(asc(properties.id));
  return rows.map(({ id }) => id);
}
