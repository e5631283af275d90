import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { memberships } from "@/db/schema/organizations";
import { type TenantTx, withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { makeOrganisation, type TestOrganization, useTestDatabase } from "../support/tenants";

useTestDatabase();

let organization: TestOrganization;
/** Two owners: the maker, and who was made an admin. */
let owners: [string, string];
beforeEach(async () => {
  organization = await makeOrganisation("Owners");
  owners = [organization.members.owner.id, organization.members.admin.id];
  await setRole(owners[1], "owner");
});

test("of two owners who are demoted at the same time, one stays", async () => {
  for (let round = 0; round < 10; round++) {
    const results = await Promise.allSettled(owners.map((owner) => setRole(owner, "viewer")));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await countOwners()).toBe(1);
    await Promise.all(owners.map((owner) => setRole(owner, "owner")));
  }
});

test("two demotions that each wrote something first do not lock each other out for good", async () => {
  let arrived = 0;
  let release = () => {};
  const bothArrived = new Promise<void>((resolve) => {
    release = resolve;
  });
  const demote = (owner: string) =>
    withTenant(organization.orgId, async (tx) => {
      await writeAudit(tx);
      arrived += 1;
      if (arrived === 2) release();
      await bothArrived;
      await changeRole(tx, owner, "viewer");
    });
  const results = await Promise.allSettled(owners.map(demote));
  const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(failures).toHaveLength(1);
  expect(failures[0]).toHaveProperty("cause.code", "23001");
  expect(await countOwners()).toBe(1);
});

test("both owners cannot be demoted in one statement", async () => {
  const attempt = withTenant(organization.orgId, (tx) => tx.update(memberships).set({ role: "viewer" }));
  await expect(attempt).rejects.toHaveProperty("cause.code", "23001");
  expect(await countOwners()).toBe(2);
});

test("the last owner cannot be removed, the one before can", async () => {
  const remove = (owner: string) =>
    withTenant(organization.orgId, (tx) =>
      tx.delete(memberships).where(eq(memberships.userId, owner)).returning(),
    );
  expect(await remove(owners[1])).toHaveLength(1);
  await expect(remove(owners[0])).rejects.toHaveProperty("cause.code", "23001");
  expect(await countOwners()).toBe(1);
});

test("who is no owner comes and goes freely", async () => {
  await setRole(owners[1], "viewer");
  await setRole(organization.members.viewer.id, "analyst");
  expect(await countOwners()).toBe(1);
});

function setRole(userId: string, role: "owner" | "viewer" | "analyst"): Promise<void> {
  return withTenant(organization.orgId, (tx) => changeRole(tx, userId, role));
}

async function changeRole(tx: TenantTx, userId: string, role: "owner" | "viewer" | "analyst"): Promise<void> {
  await tx.update(memberships).set({ role }).where(eq(memberships.userId, userId));
}

/** Takes a key share of the organisation, as every insert does. */
async function writeAudit(tx: TenantTx): Promise<void> {
  await tx.insert(auditEvents).values({
    ...{ organizationId: organization.orgId, id: newId(), actor: "job:test", action: "member.changed" },
  });
}

async function countOwners(): Promise<number> {
  const rows = await withTenant(organization.orgId, (tx) =>
    tx
      .select()
      .from(memberships)
      .where(and(eq(memberships.role, "owner"), eq(memberships.organizationId, organization.orgId))),
  );
  return rows.length;
}
