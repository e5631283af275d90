import { expect, test } from "vitest";
import { RULES } from "@/lib/rules/index";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import { send, uploaded } from "../support/http/api";
import { settle } from "../support/settle";
import { makeOrganisation, useTestDatabase } from "../support/tenants";

useTestDatabase();

async function owner() {
  const organisation = await makeOrganisation("Ours");
  return { organisation, headers: await organisation.machine() };
}

async function create(headers: Record<string, string>, code: string, more: Record<string, string> = {}) {
  const json = { code, name: `Property ${code}` };
  return send(headers, "/api/v1/properties", { method: "POST", json, headers: more });
}

async function codesOf(headers: Record<string, string>, query: string) {
  const page = await (await send(headers, `/api/v1/properties${query}`)).json();
  return { codes: page.items.map(({ code }: { code: string }) => code), nextCursor: page.nextCursor };
}

test("pages of a list stay what they are while others are added", async () => {
  const { headers } = await owner();
  for (const code of ["b", "d", "f", "h"]) await create(headers, code);
  const first = await codesOf(headers, "?limit=2");
  expect(first.codes).toEqual(["b", "d"]);
  await create(headers, "a");
  await create(headers, "e");
  const second = await codesOf(headers, `?limit=2&cursor=${first.nextCursor}`);
  expect(second.codes).toEqual(["e", "f"]);
  const third = await codesOf(headers, `?limit=2&cursor=${second.nextCursor}`);
  expect(third).toEqual({ codes: ["h"], nextCursor: null });
  expect((await send(headers, "/api/v1/properties?cursor=bm90IG91cnM")).status).toBe(422);
});

test("documents are paged newest first, none twice and none left out, while more come in", async () => {
  const { headers } = await owner();
  const prints = generatePortfolio({ seed: 3, properties: 1, from: "2026-01", months: 3, prints: ["month"] });
  const sent: string[] = [];
  const files = prints.documents.map((document) => printDocument(document));
  for (const bytes of files.slice(0, 5)) sent.push(await uploaded(headers, { bytes }));
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let page = 0; cursor !== null; page++) {
    const query: string = cursor ? `?limit=2&cursor=${cursor}` : "?limit=2";
    const { items, nextCursor } = await (await send(headers, `/api/v1/documents${query}`)).json();
    seen.push(...items.map(({ id }: { id: string }) => id));
    cursor = nextCursor;
    const late = files[5 + page];
    if (late) await uploaded(headers, { bytes: late });
  }
  expect(seen).toEqual(sent.toReversed());
});

test("the same key sent twice makes one property; with another request it is refused", async () => {
  const { headers } = await owner();
  const key = { "idempotency-key": "once" };
  const first = await create(headers, "one", key);
  const again = await create(headers, "one", key);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.json()).toEqual(await first.json());
  expect((await create(headers, "two", key)).status).toBe(422);
  expect((await codesOf(headers, "")).codes).toEqual(["one"]);
  expect((await create(headers, "one")).status).toBe(409);
});

test("another fiscal year runs the rules again, another name does not", async () => {
  const { organisation, headers } = await owner();
  const [document] = generatePortfolio({ seed: 4, properties: 1, from: "2026-01", months: 1 }).documents;
  if (!document) throw new Error("The sample is empty.");
  const made = await send(headers, "/api/v1/properties", { method: "POST", json: document.property });
  const { id } = await made.json();
  const versionId = await uploaded(headers, { bytes: printDocument(document) });
  await settle(organisation.orgId);
  const run = async () =>
    (await (await send(headers, `/api/v1/documents/${versionId}`)).json()).latestRun as {
      id: string;
      hashes: { parameters: string };
    };
  const before = await run();

  const change = (json: object) => send(headers, `/api/v1/properties/${id}`, { method: "PATCH", json });
  expect(await (await change({ name: "Renamed" })).json()).toMatchObject({ name: "Renamed" });
  await settle(organisation.orgId);
  expect((await run()).id).toBe(before.id);

  expect(await (await change({ fiscalYearFirstMonth: 7 })).json()).toMatchObject({
    name: "Renamed",
    fiscalYearFirstMonth: 7,
  });
  await settle(organisation.orgId);
  const after = await run();
  expect(after.id).not.toBe(before.id);
  expect(after.hashes.parameters).not.toBe(before.hashes.parameters);
  expect((await change({})).status).toBe(422);
  expect((await change({ fiscalYearFirstMonth: 13 })).status).toBe(422);
});

test("a viewer reads and does not write", async () => {
  const { organisation } = await owner();
  const viewer = await organisation.machine("viewer");
  expect((await create(viewer, "x")).status).toBe(403);
  expect((await send(viewer, "/api/v1/properties")).status).toBe(200);
  const sent = await send(viewer, "/api/v1/documents", { method: "POST", body: "x" });
  expect(sent.status).toBe(403);
});

test("everybody reads the rules with what they decide by", async () => {
  const { organisation } = await owner();
  const { items } = await (await send(await organisation.machine("viewer"), "/api/v1/rules")).json();
  expect(items).toHaveLength(RULES.length);
  expect(items[0]).toMatchObject({
    id: RULES[0]?.id,
    version: RULES[0]?.version,
    definition: RULES[0]?.definition,
  });
});
