import { getPropertyOrThrow, lockProperty, type Property } from "@/db/queries/properties";
import type { TenantTx } from "@/db/tenant";
import { mayReadProperty, type OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";

type Viewer = Pick<OrgContext, "propertyIds">;

/** A property as its people see it: one outside a manager's grants does not exist. */
export async function getGrantedPropertyOrThrow(
  tx: TenantTx,
  viewer: Viewer,
  propertyId: string,
): Promise<Property> {
  requireGranted(viewer, propertyId);
  return getPropertyOrThrow(tx, propertyId);
}

/** The same, held until the transaction ends. */
export async function lockGrantedProperty(
  tx: TenantTx,
  viewer: Viewer,
  propertyId: string,
): Promise<Property> {
  requireGranted(viewer, propertyId);
  return lockProperty(tx, propertyId);
}

export function requireGranted(viewer: Viewer, propertyId: string): void {
  if (!mayReadProperty(viewer, propertyId)) throw new AppError("not_found", "That property does not exist.");
}
