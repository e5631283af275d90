import { listMemberships } from "@/db/queries/organizations";
import { withUser } from "@/db/tenant";
import type { Role } from "@/lib/auth/permissions";
import type { Person } from "@/lib/auth/person";

export interface MyOrganization {
  id: string;
  slug: string;
  name: string;
  role: Role;
}

/** By name. */
export async function listMyOrganizations(person: Pick<Person, "id">): Promise<MyOrganization[]> {
  const memberships = await withUser(person.id, (tx) => listMemberships(tx, person.id));
  return memberships.map(({ organizationId, ...rest }) => ({ id: organizationId, ...rest }));
}
