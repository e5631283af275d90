import { findLiveApiKey } from "@/db/queries/api-keys";
import { findMembership, findOrganization, type Membership } from "@/db/queries/organizations";
import { listGrantedProperties } from "@/db/queries/property-grants";
import { withTenant, withUser } from "@/db/tenant";
import { AppError } from "@/lib/errors";
import type { AccessClaims } from "./access-token";
import { isUuid, type OrgId } from "./ids";
import type { OrgContext } from "./org-context";
import { isLimitedToGrants, permissionsOf } from "./permissions";
import type { Person } from "./person";
import { UnauthorizedError } from "./unauthorized";

/** How a person names one of their organisations: by its address in the browser, by its id in the API. */
export type OrganizationName = { slug: string } | { id: string };

/** Membership, role and grants as they are now. An organisation of others does not exist. */
export async function contextOfMember(
  person: Pick<Person, "id" | "name">,
  organization: OrganizationName,
): Promise<OrgContext> {
  if (!isWellFormed(organization)) throw noOrganization();
  const membership = await withUser(person.id, (tx) => findMembership(tx, person.id, organization));
  if (!membership) throw noOrganization();
  return contextOf(membership, {
    actor: { kind: "user", id: person.id, name: person.name },
    propertyIds: await grantsOf(membership, person.id),
  });
}

/** The key of a verified token, if it still counts: revoked or run out since then, the token is worth nothing. */
export async function contextOfKey({ keyId, organizationId }: AccessClaims): Promise<OrgContext> {
  const orgId = organizationId as OrgId; // safe because the token's signature covers it
  return withTenant(orgId, async (tx) => {
    const key = await findLiveApiKey(tx, keyId);
    const organization = key && (await findOrganization(tx, orgId));
    if (!organization) throw new UnauthorizedError("invalid_token");
    return contextOf(
      { ...organization, organizationId, role: key.role },
      {
        actor: { kind: "key", id: key.id, name: key.name },
        // Grants are a person's: a key that is limited to granted properties has none.
        propertyIds: isLimitedToGrants(key.role) ? new Set() : null,
      },
    );
  });
}

/** What no organisation is called, the database is not asked for: it would call a NUL a fault of ours. */
function isWellFormed(organization: OrganizationName): boolean {
  return "id" in organization ? isUuid(organization.id) : /^[a-z0-9-]{1,80}$/.test(organization.slug);
}

export function noOrganization(): AppError {
  return new AppError("not_found", "That organisation does not exist.");
}

function contextOf(
  { organizationId, slug, name, role }: Membership,
  who: Pick<OrgContext, "actor" | "propertyIds">,
): OrgContext {
  return {
    orgId: organizationId as OrgId, // safe because it comes from the membership row or the verified token
    orgSlug: slug,
    orgName: name,
    role,
    permissions: permissionsOf(role),
    ...who,
  };
}

async function grantsOf({ organizationId, role }: Membership, userId: string) {
  if (!isLimitedToGrants(role)) return null;
  const granted = await withTenant(organizationId as OrgId, (tx) => listGrantedProperties(tx, userId));
  return new Set(granted);
}
