import { desc, eq } from "drizzle-orm";
import { charts } from "@/db/schema/charts";
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

/** Newest first. */
export function listCharts(tx: TenantTx): Promise<StoredChart[]> {
  return tx.select().from(charts).orderBy(desc(charts.version));
}
