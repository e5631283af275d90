import { beforeAll, describe, expect, test } from "vitest";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";
import { type ApiRequest, send, uploaded } from "../support/http/api";
import { settle } from "../support/settle";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();

const portfolio = generatePortfolio({
  seed: 22,
  properties: 2,
  from: "2026-01",
  months: 1,
  prints: ["month"],
});
const [here, there] = portfolio.properties.map(({ code }) => {
  return portfolio.documents.find(
    (document) => document.kind === "income_statement" && document.property.code === code,
  ) as SampleDocument;
}) as [SampleDocument, SampleDocument];

interface Side {
  organisation: TestOrganization;
  owner: Record<string, string>;
  documentId: string;
  propertyId: string;
}

/** Both organisations have the same property and the same document, byte by byte. */
let ours: Side;
let theirs: Side;
beforeAll(async () => {
  const organisations = await twoOrganisations();
  [ours, theirs] = (await Promise.all(organisations.map(fill))) as [Side, Side];
});

async function fill(organisation: TestOrganization): Promise<Side> {
  const owner = await organisation.machine();
  const made = await send(owner, "/api/v1/properties", { method: "POST", json: here.property });
  const { id: propertyId } = (await made.json()) as { id: string };
  const documentId = await uploaded(owner, { bytes: printDocument(here), fileName: "same.pdf" });
  await settle(organisation.orgId);
  return { organisation, owner, documentId, propertyId };
}

const OF_A_DOCUMENT: [string, ApiRequest?][] = [
  [""],
  ["/lines"],
  ["/versions"],
  ["/original"],
  ["/pages/1/image"],
  ["/retry", { method: "POST" }],
];

describe("another organisation's document", () => {
  test.each(OF_A_DOCUMENT)("is nowhere to be found at documents/{id}%s", async (path, request = {}) => {
    const own = await send(ours.owner, `/api/v1/documents/${ours.documentId}${path}`, request);
    expect([200, 409]).toContain(own.status);
    const foreign = await send(ours.owner, `/api/v1/documents/${theirs.documentId}${path}`, request);
    const unknown = await send(
      ours.owner,
      `/api/v1/documents/01890000-0000-7000-8000-000000000000${path}`,
      request,
    );
    expect(foreign.status).toBe(404);
    expect(await foreign.text()).toBe(await unknown.text());
  });

  test("cannot be compared with one's own, either way round", async () => {
    const { documentId: a } = ours;
    const { documentId: b } = theirs;
    expect((await send(ours.owner, `/api/v1/documents/${a}/diff?against=${b}`)).status).toBe(404);
    expect((await send(ours.owner, `/api/v1/documents/${b}/diff?against=${a}`)).status).toBe(404);
    expect((await send(ours.owner, `/api/v1/documents/${a}/diff?against=${a}`)).status).toBe(200);
  });

  test("is on no list, under no filter, and makes no cursor move", async () => {
    for (const query of ["", "?limit=1", "?kind=income_statement", "?state=settled&state=failed"]) {
      const { items, nextCursor } = await (await send(ours.owner, `/api/v1/documents${query}`)).json();
      expect(items.map(({ id }: { id: string }) => id)).toEqual([ours.documentId]);
      expect(nextCursor).toBeNull();
    }
    const byTheirs = await send(ours.owner, `/api/v1/documents?propertyId=${theirs.propertyId}`);
    expect((await byTheirs.json()).items).toEqual([]);
  });

  test("shows in no answer that the same bytes came in elsewhere", async () => {
    const answers = await Promise.all(
      ["", "/lines", "/versions"].map(async (path) =>
        (await send(ours.owner, `/api/v1/documents/${ours.documentId}${path}`)).text(),
      ),
    );
    for (const answer of answers)
      for (const id of [theirs.documentId, theirs.propertyId, theirs.organisation.orgId])
        expect(answer).not.toContain(id);
  });
});

describe("another organisation's property", () => {
  test("is neither shown, changed, listed nor taken for an upload", async () => {
    const path = `/api/v1/properties/${theirs.propertyId}`;
    expect((await send(ours.owner, path)).status).toBe(404);
    expect((await send(ours.owner, path, { method: "PATCH", json: { name: "Ours now" } })).status).toBe(404);
    const { items } = await (await send(ours.owner, "/api/v1/properties")).json();
    expect(items).toMatchObject([{ id: ours.propertyId }]);
    const form = new FormData();
    form.set("propertyId", theirs.propertyId);
    form.set("file", new File([new Uint8Array(printDocument(there))], "x.pdf"));
    const sent = await send(ours.owner, "/api/v1/documents", { method: "POST", body: form });
    expect(sent.status).toBe(404);
    const untouched = await (await send(theirs.owner, path)).json();
    expect(untouched.name).toBe(here.property.name);
  });
});

describe("a manager", () => {
  test("sees the granted property and what they sent that is of none yet; the rest does not exist", async () => {
    const { organisation } = ours;
    const manager = await organisation.browser("manager");
    const own = `/api/v1/documents/${ours.documentId}`;
    expect((await send(manager, own)).status).toBe(404);
    expect((await (await send(manager, "/api/v1/documents")).json()).items).toEqual([]);
    expect((await send(manager, `/api/v1/properties/${ours.propertyId}`)).status).toBe(404);
    expect((await send(manager, `${own}/pages/1/image`)).status).toBe(404);

    const sent = await uploaded(manager, { bytes: printDocument(there) });
    await settle(organisation.orgId);
    expect((await (await send(manager, "/api/v1/documents")).json()).items).toMatchObject([
      { id: sent, state: "waiting" },
    ]);

    await setMemberProperties(organisation.context(), {
      userId: organisation.members.manager.id,
      propertyIds: [ours.propertyId],
    });
    expect((await send(manager, own)).status).toBe(200);
    const { items } = await (await send(manager, "/api/v1/documents")).json();
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual([ours.documentId, sent].sort());

    // Once somebody filed it under a property that was not granted, it is gone.
    await send(ours.owner, "/api/v1/properties", { method: "POST", json: there.property });
    await settle(organisation.orgId);
    await send(ours.owner, `/api/v1/documents/${sent}/accept-header`, { method: "POST" });
    await settle(organisation.orgId);
    expect((await send(manager, `/api/v1/documents/${sent}`)).status).toBe(404);
  });
});
