import { desc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { withTenant } from "@/db/tenant";
import { contextOfKey, contextOfMember } from "@/lib/auth/resolve-context";
import { readPerson } from "@/lib/auth/resolve-identity";
import { startSession } from "@/lib/auth/session";
import { sealSession } from "@/lib/auth/session-cookie";
import { createApiKey } from "@/lib/services/api-keys/create-api-key";
import { listApiKeys } from "@/lib/services/api-keys/list-api-keys";
import { revokeApiKey } from "@/lib/services/api-keys/revoke-api-key";
import { addMember } from "@/lib/services/members/add-member";
import { changeMemberRole } from "@/lib/services/members/change-member-role";
import { listMembers } from "@/lib/services/members/list-members";
import { removeMember } from "@/lib/services/members/remove-member";
import { createOrganization } from "@/lib/services/organizations/create-organization";
import { listMyOrganizations } from "@/lib/services/organizations/list-my-organizations";
import {
  makeOrganisation,
  makePeople,
  type TestOrganization,
  type TestPerson,
  useTestDatabase,
} from "../support/tenants";

useTestDatabase();
let ours: TestOrganization;
beforeEach(async () => {
  ours = await makeOrganisation("Ours");
});

async function audited(entityId: string): Promise<unknown[]> {
  return withTenant(ours.orgId, (tx) =>
    tx
      .select({
        actor: auditEvents.actor,
        action: auditEvents.action,
        before: auditEvents.before,
        after: auditEvents.after,
      })
      .from(auditEvents)
      .where(eq(auditEvents.entityId, entityId))
      .orderBy(desc(auditEvents.id)),
  );
}

const isSignedIn = async (sessionId: string) => (await readPerson(await sealSession(sessionId))) !== null;

describe("organisations", () => {
  test("whoever creates one owns it; its address ends in letters of chance", async () => {
    const [ada] = (await makePeople(["Ada"])) as [TestPerson];
    const one = await createOrganization(ada, { name: "Läden & Söhne, Inc." });
    const two = await createOrganization(ada, { name: "Läden & Söhne, Inc." });
    expect(one.slug).toMatch(/^la-den-so-hne-inc-[a-z]{4}$/);
    expect(two.slug).not.toBe(one.slug);
    expect((await createOrganization(ada, { name: "東京" })).slug).toMatch(/^organization-[a-z]{4}$/);
    const mine = await listMyOrganizations(ada);
    expect(mine.map(({ role }) => role)).toEqual(["owner", "owner", "owner"]);
    expect((await contextOfMember(ada, { slug: one.slug })).role).toBe("owner");
  });
});

describe("roles", () => {
  test("count from the next request; the member's sessions end and the change is on record", async () => {
    const { analyst, owner } = ours.members;
    const sessionId = await startSession(analyst.id, { userAgent: null, address: null });
    await changeMemberRole(ours.context(), { userId: analyst.id, role: "viewer" });
    expect(await isSignedIn(sessionId)).toBe(false);
    expect((await contextOfMember(analyst, { id: ours.orgId })).role).toBe("viewer");
    expect(await audited(analyst.id)).toEqual([
      {
        actor: `user:${owner.id}`,
        action: "member.role_changed",
        before: { role: "analyst" },
        after: { role: "viewer" },
      },
    ]);
  });

  test("only an owner, who is a person, makes and unmakes owners", async () => {
    const { analyst, owner } = ours.members;
    const key = { ...ours.context(), actor: { kind: "key", id: ours.keys.owner.id, name: "a key" } } as const;
    for (const ctx of [ours.context("admin"), key]) {
      const refusals = await Promise.allSettled([
        changeMemberRole(ctx, { userId: analyst.id, role: "owner" }),
        changeMemberRole(ctx, { userId: owner.id, role: "viewer" }),
        removeMember(ctx, { userId: owner.id }),
        addMember(ctx, { email: "somebody@example.com", role: "owner" }),
      ]);
      for (const refusal of refusals)
        expect(refusal).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
    }
    expect((await changeMemberRole(ours.context(), { userId: analyst.id, role: "owner" })).role).toBe(
      "owner",
    );
  });

  test("the last owner stays, also when two leave at once", async () => {
    const { owner, admin } = ours.members;
    await expect(removeMember(ours.context(), { userId: owner.id })).rejects.toMatchObject({
      code: "last_owner",
    });
    await expect(changeMemberRole(ours.context(), { userId: owner.id, role: "admin" })).rejects.toMatchObject(
      { code: "last_owner" },
    );
    await changeMemberRole(ours.context(), { userId: admin.id, role: "owner" });
    const both = await Promise.allSettled(
      [owner, admin].map(({ id }) => changeMemberRole(ours.context(), { userId: id, role: "viewer" })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await listMembers(ours.context())).filter(({ role }) => role === "owner")).toHaveLength(1);
  });

  test("what is not changed leaves no trace", async () => {
    const { analyst } = ours.members;
    const sessionId = await startSession(analyst.id, { userAgent: null, address: null });
    await changeMemberRole(ours.context(), { userId: analyst.id, role: "analyst" });
    expect([await isSignedIn(sessionId), await audited(analyst.id)]).toEqual([true, []]);
  });
});

describe("members", () => {
  test("come in by the e-mail of their account; without an account the answer is the same", async () => {
    const [ada] = (await makePeople(["Ada"])) as [TestPerson];
    expect(
      await addMember(ours.context("admin"), { email: ada.email.toUpperCase(), role: "analyst" }),
    ).toBeUndefined();
    expect(
      await addMember(ours.context("admin"), { email: "nobody@example.com", role: "analyst" }),
    ).toBeUndefined();
    const members = await listMembers(ours.context());
    expect(members.filter(({ userId }) => userId === ada.id)).toHaveLength(1);
    expect(members).toHaveLength(6);
    await expect(addMember(ours.context(), { email: ada.email, role: "viewer" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("who leave see nothing more, and the keys they made are worth nothing", async () => {
    const { admin } = ours.members;
    const { key } = await createApiKey(ours.context("admin"), {
      name: "Theirs",
      role: "viewer",
      expiresInDays: 30,
    });
    const { key: kept } = await createApiKey(ours.context("owner"), {
      name: "Kept",
      role: "viewer",
      expiresInDays: 30,
    });
    const sessionId = await startSession(admin.id, { userAgent: null, address: null });
    await removeMember(ours.context(), { userId: admin.id });
    await expect(contextOfMember(admin, { id: ours.orgId })).rejects.toMatchObject({ code: "not_found" });
    await expect(contextOfKey({ keyId: key.id, organizationId: ours.orgId })).rejects.toMatchObject({
      code: "unauthorized",
    });
    expect((await contextOfKey({ keyId: kept.id, organizationId: ours.orgId })).role).toBe("viewer");
    expect(await isSignedIn(sessionId)).toBe(false);
    expect(await audited(admin.id)).toMatchObject([{ action: "member.removed", before: { role: "admin" } }]);
  });

  test("who may less than a key they made have it no more, but keep what they may", async () => {
    const { admin } = ours.members;
    const make = async (role: "admin" | "viewer") =>
      (await createApiKey(ours.context("admin"), { name: role, role, expiresInDays: 1 })).key.id;
    const [above, within] = [await make("admin"), await make("viewer")];
    await changeMemberRole(ours.context(), { userId: admin.id, role: "analyst" });
    const live = (await listApiKeys(ours.context()))
      .filter(({ revokedAt }) => revokedAt === null)
      .map(({ id }) => id);
    expect([live.includes(above), live.includes(within)]).toEqual([false, true]);
  });

  test("a manager sees the properties granted to them and no other", async () => {
    const ctx = await contextOfMember(ours.members.manager, { id: ours.orgId });
    expect(ctx.propertyIds).toEqual(new Set());
    expect((await contextOfMember(ours.members.viewer, { id: ours.orgId })).propertyIds).toBeNull();
  });
});

describe("keys", () => {
  test("show their secret once; what is kept and listed does not hold it", async () => {
    const { key, secret } = await createApiKey(ours.context("admin"), {
      name: "Nightly",
      role: "analyst",
      expiresInDays: 365,
    });
    expect(secret).toMatch(/^reims_[\w-]{43}$/);
    expect(secret.startsWith(key.prefix)).toBe(true);
    const seen = JSON.stringify([await listApiKeys(ours.context()), await audited(key.id)]);
    expect(seen).not.toContain(secret);
    expect(seen).toContain(key.prefix);
    expect(key.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(365 * 24 * 3600 * 1000);
  });

  test("are allowed no more than who makes them", async () => {
    const attempt = createApiKey(ours.context("analyst"), { name: "Up", role: "admin", expiresInDays: 1 });
    await expect(attempt).rejects.toMatchObject({ code: "forbidden" });
  });

  test("are made by people, so that none outlives the one that was revoked", async () => {
    const ctx = {
      ...ours.context("admin"),
      actor: { kind: "key", id: ours.keys.admin.id, name: "A key" },
    } as const;
    await expect(createApiKey(ctx, { name: "Next", role: "viewer", expiresInDays: 1 })).rejects.toMatchObject(
      {
        code: "forbidden",
      },
    );
  });

  test("are worth nothing once revoked, and revoking again changes nothing", async () => {
    const { id } = ours.keys.viewer;
    const first = await revokeApiKey(ours.context(), { keyId: id });
    await expect(contextOfKey({ keyId: id, organizationId: ours.orgId })).rejects.toMatchObject({
      code: "unauthorized",
    });
    expect(await revokeApiKey(ours.context(), { keyId: id })).toEqual(first);
    expect(await audited(id)).toHaveLength(1);
  });
});
