import { NextRequest } from "next/server";
import { beforeAll, describe, expect, test } from "vitest";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import { GET as readMe } from "@/app/api/v1/me/route";
import { cookieHeader, keepCookies, useBrowser } from "../support/http/browser";
import { PASSWORD, type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase({ APP_URL: "https://reims.example" });
const COOKIE = "__Host-reims.session";
let ours: TestOrganization;
beforeAll(async () => {
  [ours] = await twoOrganisations();
});

async function send(
  jar: Map<string, string>,
  path: string,
  form?: Record<string, string>,
): Promise<Response> {
  useBrowser({ jar, headers: { "user-agent": "a test" } });
  const init = form
    ? { method: "POST", body: new URLSearchParams(form), headers: { cookie: cookieHeader(jar) } }
    : { headers: { cookie: cookieHeader(jar) } };
  const request = new NextRequest(`https://reims.example/api/auth/${path}`, init);
  const context = { params: Promise.resolve({ nextauth: path.split("/") }) };
  const response = await (form ? POST : GET)(request, context);
  keepCookies(jar, response);
  return response;
}

async function signIn(jar: Map<string, string>, email: string, password = PASSWORD) {
  const { csrfToken } = await (await send(jar, "csrf")).json();
  return send(jar, "callback/credentials", { csrfToken, email, password, json: "true" });
}

async function me(jar: ReadonlyMap<string, string>): Promise<number> {
  const headers = { cookie: cookieHeader(jar), "x-organization-id": ours.orgId };
  const request = new Request("https://reims.example/api/v1/me", { headers });
  return (await readMe(request, { params: Promise.resolve({}) })).status;
}

test("signs in by next-auth's protocol, with a cookie for this host alone", async () => {
  const jar = new Map<string, string>();
  const response = await signIn(jar, ours.members.analyst.email.toUpperCase());
  expect(response.status).toBe(200);
  const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${COOKIE}=`)) ?? "";
  expect(line).toMatch(/; Path=\/;/);
  for (const mark of ["HttpOnly", "Secure", "SameSite=Lax"]) expect(line).toContain(mark);
  expect(line).not.toContain("Domain");
  expect(await me(jar)).toBe(200);
  expect(await (await send(jar, "session")).json()).toMatchObject({
    user: { name: ours.members.analyst.name, email: ours.members.analyst.email },
  });
  expect(await me(jar)).toBe(200);
});

test("a second sign-in has another session, and the first has ended", async () => {
  const jar = new Map<string, string>();
  await signIn(jar, ours.members.viewer.email);
  const before = new Map(jar);
  await signIn(jar, ours.members.viewer.email);
  expect(jar.get(COOKIE)).not.toBe(before.get(COOKIE));
  expect([await me(before), await me(jar)]).toEqual([401, 200]);
});

test("signing out ends the session itself, not only the browser's copy", async () => {
  const jar = new Map<string, string>();
  await signIn(jar, ours.members.viewer.email);
  const copy = new Map(jar);
  const { csrfToken } = await (await send(jar, "csrf")).json();
  await send(jar, "signout", { csrfToken, json: "true" });
  expect(jar.has(COOKIE)).toBe(false);
  expect(await me(copy)).toBe(401);
  expect(await (await send(copy, "session")).json()).toEqual({});
});

describe("does not sign in", () => {
  test("without next-auth's CSRF token", async () => {
    const jar = new Map<string, string>();
    await send(jar, "callback/credentials", {
      email: ours.members.viewer.email,
      password: PASSWORD,
      json: "true",
    });
    expect(jar.has(COOKIE)).toBe(false);
  });

  test("with a wrong password or an unknown account, which look the same", async () => {
    const answers = [];
    for (const email of [ours.members.viewer.email, "nobody@example.com"]) {
      const jar = new Map<string, string>();
      const response = await signIn(jar, email, "another password");
      expect(jar.has(COOKIE)).toBe(false);
      answers.push([response.status, await response.text()]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(401);
  });
});
