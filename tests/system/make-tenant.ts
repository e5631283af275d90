import { closePools } from "@/db/client";
import { users } from "@/db/schema/identity";
import { withSystem } from "@/db/system";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import type { OrgContext } from "@/lib/auth/org-context";
import { hashPassword } from "@/lib/auth/password";
import { permissionsOf } from "@/lib/auth/permissions";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { createOrganization } from "@/lib/services/organizations/create-organization";
import { createProperty } from "@/lib/services/properties/create-property";
import type { Key } from "./api-client";

export interface Tenant {
  orgId: string;
  name: string;
  key: Key;
}

/** An organisation with its properties and the key of a machine, made through the services on the system that `env()` names. */
export async function makeTenant(
  name: string,
  properties: readonly { code: string; name: string }[],
): Promise<Tenant> {
  const person = { id: newId(), name: `Owner of ${name}`, email: `${newId()}@example.com` };
  const passwordHash = await hashPassword(newId());
  await withSystem((tx) => tx.insert(users).values({ ...person, passwordHash }));
  const { id, slug } = await createOrganization(person, { name });
  const ctx: OrgContext = {
    // Safe because this very call created the organisation.
    orgId: id as OrgId,
    orgSlug: slug,
    orgName: name,
    role: "owner",
    permissions: permissionsOf("owner"),
    actor: { kind: "user", id: person.id, name: person.name },
    propertyIds: null,
  };
  for (const property of properties) await createProperty(ctx, { code: property.code, name: property.name });
  const { key, secret } = await createApiKey(ctx, { name: "machine", role: "admin", expiresInDays: 1 });
  return { orgId: id, name, key: { id: key.id, secret } };
}

/** Gives the connections up: the server at their other end may be about to die. */
export const leaveDatabase = closePools;
