import type { z } from "zod";
import { listAccountsByProperty } from "@/db/queries/accounts";
import type { TenantTx } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { accountNumber, ownRole } from "@/lib/facts/chart";
import { type MappedAccount, mapLeaf, refuseMapping } from "@/lib/facts/map-account";
import { changeChart } from "./change-chart";
import type { newMapping } from "./chart-schemas";
import type { ChartVersionView } from "./chart-view";

/**
 * Gives an account a role, in a new version of the chart. With a name only accounts that have it, without one all accounts
 * of the code's first four digits.
 */
export async function mapAccount(
  ctx: OrgContext,
  { code, name, role, reason }: z.output<typeof newMapping>,
): Promise<ChartVersionView> {
  const account = { code, name: name ?? null };
  return changeChart(ctx, async (tx, { chart }) => {
    const refusal = refuseMapping(chart, account, role);
    if (refusal) throw new AppError("mapping_refused", refusal);
    const printed = await findPrinted(tx, account);
    if (printed.every((each) => ownRole(chart, each) === role))
      throw new AppError("nothing_changed", `${code} has the role "${role}" already.`);
    return {
      chart: mapLeaf(chart, account, role),
      reason,
      action: "chart.mapped",
      after: { ...account, role },
      stem: accountNumber(code)?.stem ?? null,
    };
  });
}

/** The accounts that are meant, as documents print them: a code that none prints was typed wrong. */
async function findPrinted(tx: TenantTx, { code, name }: MappedAccount) {
  const accounts = await listAccountsByProperty(tx, accountNumber(code)?.stem ?? null);
  const named = accounts.filter(
    (each) => name === null || each.name.toLowerCase().includes(name.toLowerCase()),
  );
  if (named.length > 0) return named;
  const called = name === null ? "" : ` called "${name}"`;
  throw new AppError("account_unknown", `No document prints an account ${code}${called}.`);
}
