import { getPropertyOrThrow, type Property } from "@/db/queries/properties";
import { withTenant } from "@/db/tenant";
import { mayReadProperty, type OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";

export async function getProperty(ctx: OrgContext, propertyId: string): Promise<Property> {
  if (!mayReadProperty(ctx, propertyId)) throw new AppError("not_found", "That property does not exist.");
  return withTenant(ctx.orgId, (tx) => getPropertyOrThrow(tx, propertyId));
}
