import { inArray } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { closePools } from "@/db/client";
import { insertApiKey } from "@/db/queries/api-keys";
import { insertMembership } from "@/db/queries/organizations";
import { users } from "@/db/schema/identity";
import { ROLES, type Role } from "@/db/schema/organizations";
import { withSystem } from "@/db/system";
import { withTenant } from "@/db/tenant";
import { signAccessToken } from "@/lib/auth/access-token";
import { newApiKeySecret } from "@/lib/auth/api-key-secret";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import type { OrgContext } from "@/lib/auth/org-context";
import { hashPassword } from "@/lib/auth/password";
import { permissionsOf } from "@/lib/auth/permissions";
import { startSession } from "@/lib/auth/session";
import { sealSession, sessionCookieName } from "@/lib/auth/session-cookie";
import { createOrganization } from "@/lib/services/organizations/create-organization";
import { createTestDatabase, type TestDatabase } from "./database";
import { useTestEnvironment } from "./environment";

/** Everybody's, so that it is hashed once a file. */
export const PASSWORD = "umber lantern over quiet water";

export interface TestPerson {
  id: string;
  email: string;
  name: string;
}

export interface TestKey {
  id: string;
  secret: string;
  role: Role;
}

export interface TestOrganization {
  orgId: OrgId;
  slug: string;
  name: string;
  /** One person a role. */
  members: Readonly<Record<Role, TestPerson>>;
  /** One key a role, also of roles that the product gives to no key. */
  keys: Readonly<Record<Role, TestKey>>;
  /** What a verb is handed when the member with that role acts; a manager is granted no property. */
  context(role?: Role): OrgContext;
  /** `authorization` and `x-organization-id` of a fresh token. */
  machine(role?: Role): Promise<Record<string, string>>;
  /** `cookie`, `x-organization-id` and what a page of ours sends along, of a fresh session. */
  browser(role?: Role): Promise<Record<string, string>>;
}

/** A database of this test file, with `env()` and the pools pointing at it. To be called at the top of the file. */
export function useTestDatabase(variables: Readonly<Record<string, string>> = {}): { current: TestDatabase } {
  const holder = {} as { current: TestDatabase };
  beforeAll(async () => {
    holder.current = await createTestDatabase();
    useTestEnvironment(holder.current, variables);
  });
  afterAll(async () => {
    await closePools();
    await holder.current?.drop();
  });
  return holder;
}

/** Two organisations that know nothing of each other. Inside a test or `beforeAll`, after `useTestDatabase()`. */
export async function twoOrganisations(): Promise<[ours: TestOrganization, theirs: TestOrganization]> {
  return [await makeOrganisation("Ours"), await makeOrganisation("Theirs")];
}

export async function makeOrganisation(name: string): Promise<TestOrganization> {
  const people = await makePeople(ROLES.map((role) => `${role} of ${name}`));
  const members = Object.fromEntries(ROLES.map((role, i) => [role, people[i]])) as Record<Role, TestPerson>;
  const { id, slug } = await createOrganization(members.owner, { name });
  const orgId = id as OrgId;
  const keys = await withTenant(orgId, async (tx) => {
    for (const role of ROLES.filter((other) => other !== "owner"))
      await insertMembership(tx, { organizationId: orgId, userId: members[role].id, role });
    const made = ROLES.map((role) => ({ id: newId(), role, ...newApiKeySecret() }));
    for (const { secret: _, ...key } of made)
      await insertApiKey(tx, {
        ...key,
        organizationId: orgId,
        name: `${key.role} key`,
        createdBy: members.owner.id,
        expiresAt: new Date(Date.now() + 3_600_000),
      });
    return Object.fromEntries(made.map(({ id, secret, role }) => [role, { id, secret, role }]));
  });
  const organisation = { orgId, slug, name, members, keys: keys as Record<Role, TestKey> };
  return {
    ...organisation,
    context: (role = "owner") => ({
      orgId,
      orgSlug: slug,
      orgName: name,
      role,
      permissions: permissionsOf(role),
      actor: { kind: "user", id: members[role].id, name: members[role].name },
      propertyIds: role === "manager" ? new Set() : null,
    }),
    machine: (role = "owner") => machineHeaders(organisation.keys[role].id, orgId),
    browser: async (role = "owner") => ({
      ...(await sessionHeaders(members[role].id)),
      "x-organization-id": orgId,
    }),
  };
}

export async function machineHeaders(keyId: string, orgId: string): Promise<Record<string, string>> {
  const token = await signAccessToken({ keyId, organizationId: orgId });
  return { authorization: `Bearer ${token}`, "x-organization-id": orgId };
}

/** A session of that person, as a page of ours would send it. */
export async function sessionHeaders(userId: string): Promise<Record<string, string>> {
  const sessionId = await startSession(userId, { userAgent: "a test", address: null });
  return {
    cookie: `${sessionCookieName()}=${await sealSession(sessionId)}`,
    "sec-fetch-site": "same-origin",
  };
}

export async function makePeople(names: readonly string[]): Promise<TestPerson[]> {
  const passwordHash = await hashOfPassword();
  const people = names.map((name) => {
    const id = newId();
    return { id, name, email: `${id}@example.com` };
  });
  await withSystem((tx) => tx.insert(users).values(people.map((person) => ({ ...person, passwordHash }))));
  return people;
}

export async function disablePeople(...ids: string[]): Promise<void> {
  await withSystem((tx) => tx.update(users).set({ disabledAt: new Date() }).where(inArray(users.id, ids)));
}

let hashed: Promise<string> | undefined;
function hashOfPassword(): Promise<string> {
  hashed ??= hashPassword(PASSWORD);
  return hashed;
}
