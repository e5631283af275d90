import type { PrintedAccount } from "@/db/queries/accounts";
import type { StoredChart } from "@/db/queries/charts";
import { type Chart, leafRoles, ownRole } from "@/lib/facts/chart";

/** A version of the mapping, without its contents. */
export type ChartVersionView = ReturnType<typeof chartVersionView>;

export function chartVersionView(chart: StoredChart) {
  const { id, profile, version, hash, reason, createdBy, createdAt } = chart;
  return { id, profile, version, hash, reason, createdBy, createdAt };
}

/** An account that some current print shows, and what the chart makes of it. */
export interface AccountView extends PrintedAccount {
  /** The role it has of its own; null where the chart has none for it. */
  role: string | null;
  /** That role, the groups that hold it, and the sections it stands in. */
  roles: string[];
  /** The largest amount that a current print shows. */
  dollarEffect: string;
}

export function accountView(chart: Chart, account: PrintedAccount & { dollarEffect: string }): AccountView {
  return { ...account, role: ownRole(chart, account), roles: [...leafRoles(chart, account)] };
}
