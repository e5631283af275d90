import type { Property } from "@/db/queries/properties";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { getGrantedPropertyOrThrow } from "./granted-property";

export async function getProperty(ctx: OrgContext, propertyId: string): Promise<Property> {
  return withTenant(ctx.orgId, (tx) => getGrantedPropertyOrThrow(tx, ctx, propertyId));
}
