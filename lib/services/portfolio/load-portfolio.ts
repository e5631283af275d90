import { listCurrentStatements } from "@/db/queries/current-statements";
import { countFindingsByMonth } from "@/db/queries/finding-counts";
import { listMetrics } from "@/db/queries/metrics";
import { listProperties } from "@/db/queries/properties";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { addMonths, firstDayOf, lastDayOf, monthOf, type PlainMonth } from "@/lib/dates/plain-date";
import { type PortfolioView, portfolioView } from "./portfolio-view";

const METRICS = ["total_income", "total_expenses", "noi", "debt_service", "dscr"];

/** The matrix of properties and the months that end with `last`, or with the latest month there is. */
export async function loadPortfolio(
  ctx: OrgContext,
  { last, months: monthCount }: { last: PlainMonth | null; months: number },
): Promise<PortfolioView> {
  return withTenant(ctx.orgId, async (tx) => {
    const properties = await listProperties(tx, ctx.propertyIds);
    const propertyIds = properties.map(({ id }) => id);
    const all = await listCurrentStatements(tx, { propertyIds });
    const ends = [...new Set(all.map(({ periodEnd }) => monthOf(periodEnd)))].sort();
    const end = last ?? ends.at(-1);
    if (end === undefined)
      return portfolioView({ properties, months: [], statements: [], metrics: [], findings: [] });
    const months = Array.from({ length: monthCount }, (_, index) => addMonths(end, index + 1 - monthCount));
    const [first = end] = months;
    const range = { from: firstDayOf(first), to: lastDayOf(end) };
    return portfolioView({
      properties,
      months,
      statements: all.filter(({ periodEnd }) => periodEnd >= range.from && periodEnd <= range.to),
      metrics: await listMetrics(tx, { propertyIds, metrics: METRICS, ...range }),
      findings: await countFindingsByMonth(tx, propertyIds),
    });
  });
}
