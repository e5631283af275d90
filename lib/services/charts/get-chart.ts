import { listPrintedAccounts } from "@/db/queries/accounts";
import { getCurrentChartOrThrow } from "@/db/queries/charts";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { ownRoles } from "@/lib/facts/map-account";
import { type AccountView, accountView, type ChartVersionView, chartVersionView } from "./chart-view";

export interface ChartView extends ChartVersionView {
  /** Roles that an account may be given. */
  roles: string[];
  /** Accounts of the current prints, the largest amount first; a manager's are those of granted properties. */
  accounts: AccountView[];
}

/** The mapping in force, and every account it is used for. */
export async function getChart(ctx: OrgContext): Promise<ChartView> {
  return withTenant(ctx.orgId, async (tx) => {
    const stored = await getCurrentChartOrThrow(tx);
    const accounts = await listPrintedAccounts(tx, ctx.propertyIds);
    return {
      ...chartVersionView(stored),
      roles: ownRoles(stored.chart),
      accounts: accounts.map((account) => accountView(stored.chart, account)),
    };
  });
}
