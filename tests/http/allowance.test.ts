import { beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { newId } from "@/lib/auth/new-id";
import { type LimitName, limits } from "@/lib/rate-limit/limits";
import { rateLimiter } from "@/lib/rate-limit/rate-limiter";
import { send } from "../support/http/api";
import { carrySessionOf, standIn, useBrowser } from "../support/http/browser";
import {
  makeOrganisation,
  makePeople,
  sessionHeaders,
  type TestOrganization,
  useTestDatabase,
} from "../support/tenants";

vi.mock("next/headers", () => standIn);
const { createOrganizationAction } = await import("@/app/(auth)/actions");
const { orgAction } = await import("@/lib/actions/org-action");

useTestDatabase();
let theirs: TestOrganization;
beforeAll(async () => {
  theirs = await makeOrganisation("Theirs");
});

/** Leaves room for one more. */
const useUp = (name: LimitName, subject: string) =>
  rateLimiter(name).consume(subject, limits[name].points - 1);

const work = vi.fn(async () => null);
const write = orgAction({ name: "test.write", permission: "runs.write", input: z.object({}), run: work });

async function actAs(userId: string): Promise<void> {
  const jar = new Map<string, string>();
  await carrySessionOf(userId, jar);
  useBrowser({ jar });
}

test("routes and actions of an organisation count together, before permission is asked", async () => {
  const ours = await makeOrganisation("Ours");
  await useUp("requestsPerOrganization", ours.orgId);
  await actAs(ours.members.owner.id);
  expect(await write(ours.slug, {})).toMatchObject({ ok: true });

  await actAs(ours.members.viewer.id);
  work.mockClear();
  expect(await write(ours.slug, {})).toMatchObject({ ok: false, code: "too_many_requests" });
  expect(work).not.toHaveBeenCalled();
  for (const headers of [await ours.browser("viewer"), await ours.machine()]) {
    const response = await send(headers, "/api/v1/audit");
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  }

  await actAs(theirs.members.owner.id);
  expect(await write(theirs.slug, {})).toMatchObject({ ok: true });
  expect((await send(await theirs.browser(), "/api/v1/me")).status).toBe(200);
});

test("whoever is no member uses nothing of an organisation's allowance up", async () => {
  const ours = await makeOrganisation("Ours");
  await useUp("requestsPerOrganization", ours.orgId);
  await actAs(theirs.members.owner.id);
  expect(await write(ours.slug, {})).toMatchObject({ code: "not_found" });
  const stranger = { ...(await theirs.browser()), "x-organization-id": ours.orgId };
  expect((await send(stranger, "/api/v1/me")).status).toBe(404);
  expect((await send(await ours.browser(), "/api/v1/me")).status).toBe(200);
});

test("one key cannot use up what the others have", async () => {
  await useUp("requestsPerKey", theirs.keys.viewer.id);
  const statuses = [];
  for (const role of ["viewer", "viewer", "analyst"] as const)
    statuses.push((await send(await theirs.machine(role), "/api/v1/me")).status);
  expect(statuses).toEqual([200, 429, 200]);
});

test("a person's routes and actions count together, and nobody else's", async () => {
  const [ada, grace] = await makePeople(["Ada", "Grace"]);
  if (!ada || !grace) throw new Error("Nobody was made.");
  await useUp("requestsPerPerson", ada.id);
  const sessions = async () => send(await sessionHeaders(ada.id), "/api/v1/sessions");
  expect((await sessions()).status).toBe(200);
  await actAs(ada.id);
  expect(await createOrganizationAction({ name: newId() })).toMatchObject({ code: "too_many_requests" });
  expect((await sessions()).status).toBe(429);
  await actAs(grace.id);
  expect(await createOrganizationAction({ name: newId() })).toMatchObject({ ok: true });
});
