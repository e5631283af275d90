import type { OrgContext } from "@/lib/auth/org-context";
import type { AccountView } from "./chart-view";
import { getChart } from "./get-chart";

/** Accounts of the current prints that the chart has no role for, the largest amount first: rules about roles pass them by. */
export async function listUnmapped(ctx: OrgContext): Promise<AccountView[]> {
  const { accounts } = await getChart(ctx);
  return accounts.filter(({ role }) => role === null);
}
