import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { send } from "../support/http/api";
import { carrySessionOf, standIn, useBrowser } from "../support/http/browser";
import { PASSWORD, type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

vi.mock("next/headers", () => standIn);
const { createOrganizationAction, signInAction, signOutAction, signUpAction } = await import(
  "@/app/(auth)/actions"
);
const { createPropertyAction } = await import("@/app/(workspace)/[orgSlug]/import/actions");
const { orgAction } = await import("@/lib/actions/org-action");
const { currentPerson } = await import("@/lib/auth/browser-session");

useTestDatabase();
let ours: TestOrganization;
let theirs: TestOrganization;
beforeAll(async () => {
  [ours, theirs] = await twoOrganisations();
});

let jar: Map<string, string>;
beforeEach(() => {
  jar = new Map();
  useBrowser({ jar });
});

const who = orgAction({
  name: "test.who",
  permission: "runs.write",
  input: z.object({ name: z.string().min(1, "Give a name.") }),
  run: async (ctx, { name }) => `${ctx.orgSlug} ${ctx.role} ${name}`,
});

const actAs = (userId: string) => carrySessionOf(userId, jar);

test("the forms sign up, in and out, and carry the session in the cookie", async () => {
  const email = `${randomUUID()}@example.com`;
  expect(await signUpAction({ name: "Ada", email, password: PASSWORD })).toEqual({
    ok: true,
    data: { name: "Ada" },
  });
  expect(await currentPerson()).toMatchObject({ email });
  const first = new Map(jar);
  expect((await createOrganizationAction({ name: "Ada's" })).ok).toBe(true);
  expect(await signInAction({ email, password: PASSWORD })).toMatchObject({ ok: true });
  expect([...jar.values()]).not.toEqual([...first.values()]);
  useBrowser({ jar: first });
  expect(await currentPerson()).toBeNull();
  useBrowser({ jar });
  const copy = new Map(jar);
  await signOutAction({});
  expect(jar.size).toBe(0);
  useBrowser({ jar: copy });
  expect(await currentPerson()).toBeNull();
});

test("what is wrong with a form is said by field, and nothing is thrown", async () => {
  expect(await signUpAction({ name: "", email: "no", password: PASSWORD })).toMatchObject({
    ok: false,
    code: "validation",
    fields: [{ field: "name", message: "Give your name." }, { field: "email" }],
  });
  expect(await signInAction({ email: "nobody@example.com", password: "wrong" })).toMatchObject({
    code: "wrong_credentials",
  });
  expect(await signInAction("garbage" as never)).toMatchObject({ code: "validation" });
  expect(jar.size).toBe(0);
});

test("an action of an organisation asks who, whether a member, and for the permission, in that order", async () => {
  expect(await who(ours.slug, { name: "x" })).toMatchObject({ ok: false, code: "unauthorized" });
  await actAs(ours.members.viewer.id);
  expect(await who(theirs.slug, { name: "x" })).toMatchObject({ code: "not_found" });
  expect(await who(ours.slug, { name: "" })).toMatchObject({ code: "forbidden" });
  await actAs(ours.members.analyst.id);
  expect(await who(ours.slug, { name: "" })).toMatchObject({
    code: "validation",
    fields: [{ field: "name" }],
  });
  expect(await who(ours.slug, { name: "x" })).toEqual({ ok: true, data: `${ours.slug} analyst x` });
});

test("a form may hold what a program may send, and no more", async () => {
  await actAs(ours.members.admin.id);
  const longest = { code: "c".repeat(60), name: "n".repeat(200) };
  expect(await createPropertyAction(ours.slug, longest)).toMatchObject({ ok: true });
  for (const name of ["code", "name"] as const) {
    const json = { ...longest, [name]: `${longest[name]}x` };
    expect(await createPropertyAction(ours.slug, json)).toMatchObject({ fields: [{ field: name }] });
    const response = await send(await ours.browser(), "/api/v1/properties", { method: "POST", json });
    expect(await response.json()).toMatchObject({ errors: [{ field: name }] });
  }
});

test("a bug is answered with a reference, and none of its words", async () => {
  const broken = orgAction({
    name: "test.broken",
    permission: "runs.read",
    input: z.object({}),
    run: async () => {
      throw new Error("canary-4711");
    },
  });
  await actAs(ours.members.viewer.id);
  const failure = await broken(ours.slug, {});
  expect(failure).toMatchObject({
    ok: false,
    code: "internal",
    message: expect.stringMatching(/reference [\w-]{9}/),
  });
  expect(JSON.stringify(failure)).not.toContain("canary");
});
