import { setTimeout as sleep } from "node:timers/promises";
import { DrizzleQueryError, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { appPool } from "@/db/client";
import { memberships, organizations } from "@/db/schema/organizations";
import { properties } from "@/db/schema/properties";
import { propertyGrants } from "@/db/schema/property-grants";
import { withTenant, withUser } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

const CONNECTIONS = 2;
useTestDatabase({ DATABASE_POOL_SIZE: String(CONNECTIONS) });

let ours: TestOrganization;
let theirs: TestOrganization;
beforeAll(async () => {
  [ours, theirs] = await twoOrganisations();
});

test("forty organisations taking turns on two connections do not mix", async () => {
  const tenants = await Promise.all(Array.from({ length: 40 }, (_, i) => makeTenant(`Tenant ${i}`)));
  const seen = await Promise.all(
    tenants.flatMap(({ orgId, name }, i) =>
      [0, 1, 2].map(() =>
        withTenant(orgId, async (tx) => {
          const before = await tx.select({ name: properties.name }).from(properties);
          await sleep(i % 7);
          const after = await tx.select({ name: organizations.name }).from(organizations);
          return { name, rows: [...before, ...after].map((row) => row.name) };
        }),
      ),
    ),
  );
  for (const { name, rows } of seen) expect(rows).toEqual([name, name]);
  const [row] = await appPool()`select count(distinct pid)::int as used from pg_stat_activity
    where usename = 'reims_app' and datname = current_database()`;
  expect(row?.used).toBe(CONNECTIONS);
});

test("the connections that served an organisation serve nobody's rows afterwards", async () => {
  await withTenant(ours.orgId, (tx) => tx.select().from(memberships));
  const counts = await Promise.all(
    Array.from({ length: CONNECTIONS * 2 }, () => appPool()`select count(*)::int as rows from memberships`),
  );
  expect(counts.map(([row]) => row?.rows)).toEqual([0, 0, 0, 0]);
});

test("work that fails leaves nothing behind, and the next one finds the connection in order", async () => {
  const id = newId();
  const attempt = withTenant(ours.orgId, async (tx) => {
    await tx.insert(properties).values({ organizationId: ours.orgId, id, code: "half", name: "Half done" });
    throw new Error("the lights went out");
  });
  await expect(attempt).rejects.toThrow("the lights went out");
  expect(await propertyIds(ours.orgId)).not.toContain(id);
});

test("a failure is told by its first cause, not by what the broken transaction says next", async () => {
  const attempt = withTenant(ours.orgId, async (tx) => {
    await tx.insert(propertyGrants).values({
      ...{ organizationId: ours.orgId, userId: ours.members.manager.id, propertyId: newId() },
    });
  });
  const error = await attempt.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DrizzleQueryError);
  expect(error).toHaveProperty("cause.code", "23503");
});

test("work cannot leave its organisation to whoever comes next", async () => {
  await withTenant(ours.orgId, (tx) => tx.select().from(properties));
  const open = await Promise.all(
    Array.from(
      { length: CONNECTIONS * 2 },
      () => appPool()`select current_setting('app.organization_id', true) as organization`,
    ),
  );
  for (const [row] of open) expect(row?.organization || null).toBeNull();
});

test("no organisation can attach a grant to another's property or another's member", async () => {
  const theirProperty = newId();
  await withTenant(theirs.orgId, (tx) =>
    tx.insert(properties).values({
      ...{ organizationId: theirs.orgId, id: theirProperty, code: "T1", name: "Theirs" },
    }),
  );
  const grant = (userId: string, propertyId: string) =>
    withTenant(ours.orgId, (tx) =>
      tx.insert(propertyGrants).values({ organizationId: ours.orgId, userId, propertyId }),
    );
  const { id: ourProperty } = await makeProperty(ours.orgId, "O1");
  await expect(grant(ours.members.manager.id, theirProperty)).rejects.toHaveProperty("cause.code", "23503");
  await expect(grant(theirs.members.manager.id, ourProperty)).rejects.toHaveProperty("cause.code", "23503");
});

test("an organisation id that is none is an error, not an empty answer nor everybody's rows", async () => {
  const attempt = withTenant("' or true --" as OrgId, (tx) => tx.select().from(memberships));
  await expect(attempt).rejects.toHaveProperty("cause.code", "22P02");
});

test("a person without an organisation sees their own memberships and organisations, and nobody else's", async () => {
  const person = ours.members.analyst.id;
  await withTenant(theirs.orgId, (tx) =>
    tx.insert(memberships).values({ organizationId: theirs.orgId, userId: person, role: "viewer" }),
  );
  const found = await withUser(person, async (tx) => ({
    memberships: await tx.select().from(memberships),
    organizations: await tx.select({ id: organizations.id }).from(organizations),
    properties: await tx.select().from(properties),
  }));
  expect(found.memberships.map(({ userId, role }) => [userId, role])).toEqual(
    expect.arrayContaining([
      [person, "analyst"],
      [person, "viewer"],
    ]),
  );
  expect(found.memberships).toHaveLength(2);
  expect(found.organizations.map(({ id }) => id).sort()).toEqual([ours.orgId, theirs.orgId].sort());
  expect(found.properties).toEqual([]);
});

test("a person cannot change what they belong to by being themselves", async () => {
  const person = ours.members.viewer.id;
  const promoted = await withUser(person, (tx) =>
    tx.update(memberships).set({ role: "owner" }).where(eq(memberships.userId, person)).returning(),
  );
  expect(promoted).toEqual([]);
  const join = withUser(person, (tx) =>
    tx.insert(memberships).values({ organizationId: theirs.orgId, userId: person, role: "owner" }),
  );
  await expect(join).rejects.toHaveProperty("cause.code", "42501");
});

test("the connections that served a person serve nobody and no organisation with what is theirs", async () => {
  const person = ours.members.manager.id;
  await withTenant(theirs.orgId, (tx) =>
    tx.insert(memberships).values({ organizationId: theirs.orgId, userId: person, role: "viewer" }),
  );
  const turns = Array.from({ length: CONNECTIONS * 2 });
  await Promise.all(turns.map(() => withUser(person, (tx) => tx.select().from(memberships))));
  const bare = await Promise.all(turns.map(() => appPool()`select user_id from memberships`));
  expect(bare.map((rows) => rows.length)).toEqual([0, 0, 0, 0]);
  const seen = await Promise.all(
    turns.map(() => withTenant(ours.orgId, (tx) => tx.select().from(memberships))),
  );
  const organizationsSeen = new Set(seen.flat().map(({ organizationId }) => organizationId));
  expect([...organizationsSeen]).toEqual([ours.orgId]);
});

test("a person unknown to the database sees nothing", async () => {
  const rows = await withUser(newId(), (tx) => tx.execute(sql`select * from memberships`));
  expect(rows).toHaveLength(0);
});

async function makeTenant(name: string): Promise<{ orgId: OrgId; name: string }> {
  const orgId = newId() as OrgId;
  await withTenant(orgId, async (tx) => {
    await tx.insert(organizations).values({ id: orgId, slug: orgId, name });
    await tx.insert(properties).values({ organizationId: orgId, id: newId(), code: "P1", name });
  });
  return { orgId, name };
}

async function makeProperty(organizationId: OrgId, code: string): Promise<{ id: string }> {
  const id = newId();
  await withTenant(organizationId, (tx) =>
    tx.insert(properties).values({ organizationId, id, code, name: code }),
  );
  return { id };
}

async function propertyIds(orgId: OrgId): Promise<string[]> {
  const rows = await withTenant(orgId, (tx) => tx.select({ id: properties.id }).from(properties));
  return rows.map(({ id }) => id);
}
