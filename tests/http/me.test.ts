import { beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/me/route";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();
let ours: TestOrganization;
beforeAll(async () => {
  [ours] = await twoOrganisations();
});

function ask(headers: Record<string, string>, query = "") {
  const request = new Request(`http://localhost:3000/api/v1/me${query}`, { headers });
  return GET(request, { params: Promise.resolve({}) });
}

test("a machine is told its key, organisation and permissions", async () => {
  const response = await ask(await ours.machine("viewer"));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    actor: { kind: "key", id: ours.keys.viewer.id },
    organization: { id: ours.orgId, slug: ours.slug },
    role: "viewer",
  });
});

test("a browser is told the person", async () => {
  const response = await ask(await ours.browser("analyst"));
  expect(await response.json()).toMatchObject({
    actor: { kind: "user", id: ours.members.analyst.id },
    role: "analyst",
  });
});

test("links and event streams of a page name their organisation by its slug", async () => {
  const { "x-organization-id": _, ...cookie } = await ours.browser("owner");
  expect((await ask(cookie, `?organization=${ours.slug}`)).status).toBe(200);
  expect((await ask(cookie)).status).toBe(400);
});
