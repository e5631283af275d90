import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { findings } from "@/db/schema/findings";
import { withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import type { Role } from "@/lib/auth/permissions";
import { makeSample, type SampleOptions } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import { assignFinding } from "@/lib/services/findings/assign-finding";
import { listFindings } from "@/lib/services/findings/list-findings";
import { changeMemberRole } from "@/lib/services/members/change-member-role";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";
import { createProperty } from "@/lib/services/properties/create-property";
import { handIn, runRules } from "../support/hand-in";
import { send, uploaded } from "../support/http/api";
import { EventReader } from "../support/http/event-reader";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();

const SAMPLE: SampleOptions = {
  ...{ seed: 7, properties: 2, from: "2025-01", months: 2 },
  ...{ prints: ["month"], defects: ["digit", "sign"] },
};

let ours: TestOrganization;
let theirs: TestOrganization;
let admin: Record<string, string>;
let managerId: string;
let maple: string;
let birch: string;

beforeEach(async () => {
  [ours, theirs] = await twoOrganisations();
  admin = await ours.browser("admin");
  managerId = ours.members.manager.id;
  maple = (await createProperty(ours.context(), { code: "maple", name: "Maple Court" })).id;
  birch = (await createProperty(ours.context(), { code: "birch", name: "Birch Hall" })).id;
});

const addressOf = (userId: string) => `/api/v1/members/${userId}/properties`;

async function put(propertyIds: readonly string[], { headers = admin, userId = managerId } = {}) {
  const response = await send(headers, addressOf(userId), { method: "PUT", json: { propertyIds } });
  return { status: response.status, answer: await response.json() };
}

async function propertiesSeen(headers: Record<string, string>): Promise<string[]> {
  const { items } = await (await send(headers, "/api/v1/properties")).json();
  return items.map(({ id }: { id: string }) => id);
}

function recorded() {
  const { actor, action, before, after } = auditEvents;
  return withTenant(ours.orgId, (tx) =>
    tx
      .select({ actor, action, before, after })
      .from(auditEvents)
      .where(eq(auditEvents.entityId, managerId))
      .orderBy(auditEvents.id),
  );
}

describe("the properties of a manager", () => {
  test("are the ones that were put last, each once, and every change is on record", async () => {
    const [mapleRef, birchRef] = [
      { id: maple, code: "maple", name: "Maple Court" },
      { id: birch, code: "birch", name: "Birch Hall" },
    ];
    expect(await put([maple, birch, maple])).toEqual({
      status: 200,
      answer: { isLimited: true, items: [birchRef, mapleRef] },
    });
    expect(await put([birch, maple])).toMatchObject({ status: 200 });
    expect(await put([maple])).toMatchObject({ answer: { items: [mapleRef] } });
    expect(await (await send(admin, addressOf(managerId))).json()).toEqual({
      isLimited: true,
      items: [mapleRef],
    });
    const actor = `user:${ours.members.admin.id}`;
    const both = [maple, birch].sort();
    expect(await recorded()).toEqual([
      {
        actor,
        action: "member.properties_changed",
        before: { propertyIds: [] },
        after: { propertyIds: both },
      },
      {
        actor,
        action: "member.properties_changed",
        before: { propertyIds: both },
        after: { propertyIds: [maple] },
      },
    ]);
  });

  test("are counted on the list of members; roles that see everything have no number", async () => {
    await put([maple, birch]);
    const { items } = await (await send(admin, "/api/v1/members")).json();
    const counts = items.map(({ role, propertyCount }: { role: Role; propertyCount: number | null }) => [
      role,
      propertyCount,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      ...{ owner: null, admin: null, analyst: null, viewer: null },
      manager: 2,
    });
  });

  test("count from the next request of a session that is open", async () => {
    const manager = await ours.browser("manager");
    expect(await propertiesSeen(manager)).toEqual([]);
    await put([maple]);
    expect(await propertiesSeen(manager)).toEqual([maple]);
    await put([birch]);
    expect(await propertiesSeen(manager)).toEqual([birch]);
    expect((await send(manager, `/api/v1/properties/${maple}`)).status).toBe(404);
  });

  test("of two that are put at once one set stays, whole", async () => {
    await Promise.all([put([maple]), put([birch]), put([maple, birch])]);
    const [last] = (await recorded()).slice(-1);
    const { items } = await (await send(admin, addressOf(managerId))).json();
    expect({ propertyIds: items.map(({ id }: { id: string }) => id).sort() }).toEqual(last?.after);
  });

  test("do not come back with the role", async () => {
    await put([maple]);
    for (const role of ["viewer", "manager"] as const)
      await changeMemberRole(ours.context(), { userId: managerId, role });
    expect(await propertiesSeen(await ours.browser("manager"))).toEqual([]);
  });
});

describe("what is refused", () => {
  test("a property of others and one that is nowhere, and then nothing is changed", async () => {
    const foreign = await createProperty(theirs.context(), { code: "maple", name: "Theirs" });
    for (const id of [foreign.id, newId()])
      expect(await put([maple, id])).toMatchObject({ status: 404, answer: { code: "not_found" } });
    expect(await recorded()).toEqual([]);
    expect(await propertiesSeen(await ours.browser("manager"))).toEqual([]);
  });

  test("a member of others, to look at and to change", async () => {
    const userId = theirs.members.manager.id;
    expect(await put([], { userId })).toMatchObject({ status: 404 });
    expect((await send(admin, addressOf(userId))).status).toBe(404);
  });

  test.each(["owner", "admin", "analyst", "viewer"] as const)(
    "%s: they see every property, and the answer says what to do",
    async (role) => {
      const refusal = await put([maple], { userId: ours.members[role].id });
      expect(refusal).toMatchObject({ status: 409, answer: { code: "sees_everything" } });
      expect(refusal.answer.detail).toContain("Make them a manager first");
      const { items, isLimited } = await (await send(admin, addressOf(ours.members[role].id))).json();
      expect([items, isLimited]).toEqual([[], false]);
    },
  );

  test("whoever does not change members, the manager first of all", async () => {
    for (const role of ["manager", "viewer", "analyst"] as const)
      expect(await put([maple], { headers: await ours.browser(role) })).toMatchObject({ status: 403 });
    expect((await send(await ours.browser("manager"), addressOf(managerId))).status).toBe(403);
  });
});

test("an open event stream tells of a property from when it is given until it is taken away", async () => {
  const [first, second, third] = makeSample({ ...SAMPLE, defects: [] }).portfolio.documents;
  if (!first || !second || !third) throw new Error("The sample has prints.");
  const propertyId = (await handIn(ours.context(), [first])).get(first.property.code) ?? "";
  const manager = await ours.browser("manager");
  const stream = EventReader.of(await send(manager, "/api/v1/events"));
  await stream.until((_, { lastEventId }) => lastEventId !== null);
  expect(stream.received).toEqual([]);
  await put([propertyId]);
  // Far less than the pause after which a stream looks again without being told to.
  await stream.until((events) => events.length === 1, 3_000);
  await put([]);
  await handIn(ours.context(), [second]);
  await runRules(ours.orgId, propertyId);
  // What they send themselves is told, after everything that was kept from them.
  const own = await uploaded(manager, { bytes: printDocument(third) });
  await stream.until((events) => events.length > 1);
  expect(stream.received.slice(1).map(({ data }) => data.id)).toEqual([own]);
  await stream.close();
});

test("findings of a property that is taken away are nobody's again; those of the others stay", async () => {
  const { documents } = makeSample(SAMPLE).portfolio;
  const [kept, lost] = [...(await handIn(ours.context(), documents)).values()] as [string, string];
  for (const propertyId of [kept, lost]) await runRules(ours.orgId, propertyId);
  await setMemberProperties(ours.context(), { userId: managerId, propertyIds: [kept, lost] });
  await withTenant(ours.orgId, (tx) => tx.update(findings).set({ assigneeId: managerId }));
  const assigned = (propertyId: string) =>
    withTenant(ours.orgId, (tx) =>
      tx.$count(findings, and(eq(findings.propertyId, propertyId), eq(findings.assigneeId, managerId))),
    );
  const before = await assigned(kept);
  expect([before, await assigned(lost)].every((count) => count > 0)).toBe(true);
  await put([kept]);
  expect([await assigned(kept), await assigned(lost)]).toEqual([before, 0]);
  await changeMemberRole(ours.context(), { userId: managerId, role: "viewer" });
  expect(await assigned(kept)).toBe(before);
  await changeMemberRole(ours.context(), { userId: managerId, role: "manager" });
  expect(await assigned(kept)).toBe(0);
});

test("a finding is handed to nobody who does not see its property, also while that is taken from them", async () => {
  const { documents } = makeSample(SAMPLE).portfolio;
  const [kept, lost] = [...(await handIn(ours.context(), documents)).values()] as [string, string];
  for (const propertyId of [kept, lost]) await runRules(ours.orgId, propertyId);
  const { items } = await listFindings(ours.context(), { propertyId: lost, limit: 1 });
  const findingId = items[0]?.id ?? "";
  const assign = () => assignFinding(ours.context(), { findingId, assigneeId: managerId });
  await setMemberProperties(ours.context(), { userId: managerId, propertyIds: [kept] });
  await expect(assign()).rejects.toMatchObject({ code: "property_not_seen" });
  for (let round = 0; round < 8; round += 1) {
    await setMemberProperties(ours.context(), { userId: managerId, propertyIds: [kept, lost] });
    await assign();
    // Whichever comes first, the other waits for it, and neither for ever.
    await Promise.all([assign().catch(codeOfRefusal), put([kept])]);
    const [finding] = (await listFindings(ours.context(), { propertyId: lost, limit: 1 })).items;
    expect(finding).toMatchObject({ id: findingId, assigneeId: null });
  }
});

function codeOfRefusal(error: unknown): void {
  expect(error).toMatchObject({ code: "property_not_seen" });
}
