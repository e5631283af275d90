import { getMemberOrThrow } from "@/db/queries/members";
import { listProperties, type Property } from "@/db/queries/properties";
import { listGrantedProperties } from "@/db/queries/property-grants";
import { withTenant } from "@/db/tenant";
import { type OrgContext, requireWholeOrganization } from "@/lib/auth/org-context";
import { isLimitedToGrants } from "@/lib/auth/permissions";
import { AppError } from "@/lib/errors";

export interface PropertyChoice {
  userId: string;
  name: string;
  /** Every property of the organisation, by name. */
  properties: Pick<Property, "id" | "code" | "name">[];
  granted: string[];
}

/** What there is to choose from for a manager, and what was chosen. Of others nothing is chosen. */
export async function loadPropertyChoice(ctx: OrgContext, userId: string): Promise<PropertyChoice> {
  requireWholeOrganization(ctx);
  return withTenant(ctx.orgId, async (tx) => {
    const { name, role } = await getMemberOrThrow(tx, userId);
    if (!isLimitedToGrants(role)) throw new AppError("not_found", `${name} sees every property.`);
    const properties = await listProperties(tx, null);
    return {
      userId,
      name,
      properties: properties.map(({ id, code, name }) => ({ id, code, name })),
      granted: await listGrantedProperties(tx, userId),
    };
  });
}
