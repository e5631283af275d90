import { getMemberOrThrow } from "@/db/queries/members";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requireWholeOrganization } from "@/lib/auth/org-context";
import { memberProperties } from "./member-properties";
import type { MemberProperties } from "./member-schemas";

/** The properties that a member was granted, for whoever sees all of them. */
export async function getMemberProperties(
  ctx: OrgContext,
  { userId }: { userId: string },
): Promise<MemberProperties> {
  requireWholeOrganization(ctx);
  return withTenant(ctx.orgId, async (tx) => memberProperties(tx, await getMemberOrThrow(tx, userId)));
}
