import { beforeEach, describe, expect, test } from "vitest";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { changeMemberRole } from "@/lib/services/members/change-member-role";
import { removeMember } from "@/lib/services/members/remove-member";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";
import { createProperty } from "@/lib/services/properties/create-property";
import { send, uploaded } from "../support/http/api";
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
