import { beforeEach, describe, expect, test } from "vitest";
import { holdAccess } from "@/db/queries/property-grants";
import { withTenant } from "@/db/tenant";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { changeMemberRole } from "@/lib/services/members/change-member-role";
import { removeMember } from "@/lib/services/members/remove-member";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";
import { createProperty } from "@/lib/services/properties/create-property";
import { send, upload, uploaded } from "../support/http/api";
import { settle } from "../support/settle";
import { makeOrganisation, type TestOrganization, useTestDatabase } from "../support/tenants";

/** A manager sends prints of a property that is there and not theirs, and of one that is nowhere: it comes to the same. */
useTestDatabase();

const portfolio = generatePortfolio({
  seed: 22,
  properties: 3,
  from: "2026-01",
  months: 1,
  prints: ["month"],
});
const [mine, hidden, nowhere] = portfolio.properties.map(({ code }) =>
  portfolio.documents.find(({ kind, property }) => kind === "income_statement" && property.code === code),
) as [SampleDocument, SampleDocument, SampleDocument];

let ours: TestOrganization;
let owner: Record<string, string>;
let manager: Record<string, string>;
let mineId: string;
let hiddenId: string;

beforeEach(async () => {
  ours = await makeOrganisation("Ours");
  mineId = (await createProperty(ours.context(), mine.property)).id;
  hiddenId = (await createProperty(ours.context(), hidden.property)).id;
  await grant(mineId);
  [owner, manager] = [await ours.machine(), await ours.browser("manager")];
});

function grant(...propertyIds: string[]) {
  return setMemberProperties(ours.context(), { userId: ours.members.manager.id, propertyIds });
}

async function sent(
  document: SampleDocument,
  {
    headers = manager,
    fields = {},
  }: { headers?: Record<string, string>; fields?: Record<string, string> } = {},
): Promise<string> {
  const id = await uploaded(headers, { bytes: printDocument(document), fileName: "print.pdf", fields });
  await settle(ours.orgId);
  return id;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked at as a client would.
async function seen(headers: Record<string, string>, id: string): Promise<any> {
  const response = await send(headers, `/api/v1/documents/${id}`);
  return response.ok ? response.json() : response.status;
}

/** An answer without what the two prints themselves say differently. */
function alike(answer: unknown, { property }: SampleDocument): unknown {
  const text = JSON.stringify(answer).replaceAll(property.name, "NAME").replaceAll(property.code, "CODE");
  const { id: _, sha256: __, sizeBytes: ___, createdAt: ____, proof: _____, ...rest } = JSON.parse(text);
  return { ...rest, statement: { ...rest.statement, printedAt: null, pages: 0 } };
}

describe("what a manager is told of a print whose property they do not see", () => {
  test.each([
    ["with nothing chosen", false],
    ["with one of their properties chosen", true],
  ])("is the same whether the property exists or not, %s", async (_, isChosen) => {
    const fields: Record<string, string> = isChosen ? { propertyId: mineId } : {};
    const ids = [await sent(hidden, { fields }), await sent(nowhere, { fields })] as const;
    const answers = await Promise.all(ids.map((id) => seen(manager, id)));
    expect(answers[0]).toMatchObject({
      ...{ state: "waiting", stage: "proven", property: null, offer: null },
      problem: { code: "property_not_yours" },
    });
    expect(alike(answers[0], hidden)).toEqual(alike(answers[1], nowhere));
    const { items } = await (await send(manager, "/api/v1/documents?state=waiting")).json();
    expect(items.map(({ problem }: { problem: { code: string } }) => problem.code)).toEqual([
      "property_not_yours",
      "property_not_yours",
    ]);
    for (const id of ids) {
      const refusal = await send(manager, `/api/v1/documents/${id}/accept-header`, { method: "POST" });
      expect([refusal.status, (await refusal.json()).code]).toEqual([409, "conflict"]);
    }
  });

  test("stays the same when the property is created meanwhile: nobody files where they see nothing", async () => {
    const id = await sent(nowhere);
    const before = await seen(manager, id);
    await createProperty(ours.context(), nowhere.property);
    await settle(ours.orgId);
    expect(await seen(manager, id)).toEqual(before);
    expect(await seen(owner, id)).toMatchObject({ problem: { code: "property_not_granted" } });
  });

  test("creating it is refused before anybody looks for it", async () => {
    const refusals = await Promise.all(
      [hidden, nowhere].map(({ property }) =>
        send(manager, "/api/v1/properties", { method: "POST", json: property }),
      ),
    );
    const said = await Promise.all(refusals.map(async (each) => [each.status, await each.json()]));
    expect(said[0]?.[0]).toBe(403);
    expect(said[0]).toEqual(said[1]);
  });
});

describe("the print waits for somebody who sees both", () => {
  test("who is told which property and who sent it, and files it there", async () => {
    const id = await sent(hidden);
    const asked = await seen(owner, id);
    expect(asked).toMatchObject({ state: "waiting", problem: { code: "property_not_granted" }, offer: null });
    expect(asked.problem.message).toContain(hidden.property.name);
    expect(asked.problem.message).toContain(ours.members.manager.name);
    await send(owner, `/api/v1/documents/${id}/accept-header`, { method: "POST" });
    await settle(ours.orgId);
    expect(await seen(owner, id)).toMatchObject({ state: "settled", property: { id: hiddenId } });
    expect(await seen(manager, id)).toBe(404);
  });

  test("and goes on by itself once the sender is given the property", async () => {
    const ids = [await sent(hidden), await sent(nowhere)] as const;
    await grant(mineId, hiddenId);
    await settle(ours.orgId);
    expect(await seen(manager, ids[0])).toMatchObject({ state: "settled", property: { id: hiddenId } });
    expect(await seen(manager, ids[1])).toMatchObject({ state: "waiting" });
  });

  test("or once the sender's role sees everything", async () => {
    const id = await sent(hidden);
    await changeMemberRole(ours.context(), { userId: ours.members.manager.id, role: "analyst" });
    await settle(ours.orgId);
    expect(await seen(owner, id)).toMatchObject({ state: "settled", property: { id: hiddenId } });
  });

  test("also when the property was taken away, or the sender left, before the print was read", async () => {
    const bytes = printDocument(mine);
    const early = await uploaded(manager, { bytes });
    await grant();
    await settle(ours.orgId);
    expect(await seen(owner, early)).toMatchObject({ problem: { code: "property_not_granted" } });
    const analyst = await ours.browser("analyst");
    const last = await uploaded(analyst, { bytes: printDocument(hidden) });
    await removeMember(ours.context(), { userId: ours.members.analyst.id });
    await settle(ours.orgId);
    expect(await seen(owner, last)).toMatchObject({ problem: { code: "property_not_granted" } });
  });

  test("also when a key sent it that is limited like a manager", async () => {
    const id = await sent(hidden, { headers: await ours.machine("manager") });
    expect(await seen(owner, id)).toMatchObject({ problem: { code: "property_not_granted" } });
    const analysts = await sent(mine, { headers: await ours.machine("analyst") });
    expect(await seen(owner, analysts)).toMatchObject({ state: "settled" });
  });

  test("a manager's own word for the header counts as long as they see what it names", async () => {
    await grant(mineId, hiddenId);
    const fields = { propertyId: mineId };
    const id = await sent(hidden, { fields });
    expect(await seen(manager, id)).toMatchObject({ problem: { code: "property_differs" } });
    await send(manager, `/api/v1/documents/${id}/accept-header`, { method: "POST" });
    await grant(mineId);
    await settle(ours.orgId);
    expect(await seen(owner, id)).toMatchObject({ problem: { code: "property_not_granted" } });
    expect(await seen(manager, id)).toMatchObject({ problem: { code: "property_not_yours" } });
  });
});

test("a property that is given while a print of it is looked at is not missed", async () => {
  const { id: userId } = ours.members.manager;
  const order: string[] = [];
  const given = await withTenant(ours.orgId, async (tx) => {
    await holdAccess(tx, { userId, propertyId: hiddenId });
    const giving = grant(mineId, hiddenId).then(() => order.push("given"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    order.push("decided");
    return { giving };
  });
  await given.giving;
  expect(order).toEqual(["decided", "given"]);
});

describe("the very file that is there where they see nothing", () => {
  const bytes = printDocument(hidden);
  let original: string;
  beforeEach(async () => {
    original = await sent(hidden, { headers: owner });
  });

  async function answerTo(headers: Record<string, string>) {
    const response = await upload(headers, { bytes, fileName: "print.pdf" });
    const { id, isDuplicate } = await response.json();
    return { status: response.status, id, isDuplicate };
  }

  test("is taken in like one that nobody has sent, and once, however often it comes", async () => {
    const first = await answerTo(manager);
    expect(first).toMatchObject({ status: 201, isDuplicate: false });
    expect(first.id).not.toBe(original);
    const again = await Promise.all([1, 2, 3, 4].map(() => answerTo(manager)));
    expect(again).toEqual(Array(4).fill({ status: 200, id: first.id, isDuplicate: true }));
    expect(await answerTo(owner)).toEqual({ status: 200, id: original, isDuplicate: true });
    const fresh = await sent(nowhere);
    expect(alike(await seen(manager, first.id), hidden)).toEqual(alike(await seen(manager, fresh), nowhere));
  });

  test("is one document at once, also when many send it at the same time", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => answerTo(manager)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
  });

  test("counts once when they are given the property, and is then the one that was there first", async () => {
    const { id } = await answerTo(manager);
    await settle(ours.orgId);
    await grant(mineId, hiddenId);
    await settle(ours.orgId);
    expect(await seen(manager, id)).toMatchObject({
      ...{ state: "settled", property: { id: hiddenId }, documentId: null },
      problem: { code: "filed_before" },
    });
    const { items } = await (await send(manager, `/api/v1/documents/${original}/versions`)).json();
    expect(items.map((version: { id: string }) => version.id)).toEqual([original]);
    expect(await answerTo(manager)).toEqual({ status: 200, id: original, isDuplicate: true });
  });

  test("is gone for them when somebody files it, like every other", async () => {
    const { id } = await answerTo(manager);
    await settle(ours.orgId);
    await send(owner, `/api/v1/documents/${id}/accept-header`, { method: "POST" });
    await settle(ours.orgId);
    expect([await seen(manager, id), await seen(manager, original)]).toEqual([404, 404]);
    expect(await seen(owner, id)).toMatchObject({ problem: { code: "filed_before" } });
  });
});
