import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { deleteMember } from "@/db/queries/members";
import { sessions } from "@/db/schema/identity";
import { withSystem } from "@/db/system";
import { withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { permissionsOf, ROLES } from "@/lib/auth/permissions";
import { impostors } from "../support/http/impostors";
import {
  allRoutes,
  call,
  isIdName,
  orgRoutes,
  parametersOf,
  type Route,
  titleOf,
} from "../support/http/routes";
import { fillTables } from "../support/http/rows-of";
import { sampleBody, sampleQuery } from "../support/http/sample-body";
import {
  disablePeople,
  makeOrganisation,
  type TestOrganization,
  twoOrganisations,
  useTestDatabase,
} from "../support/tenants";

/** Every route × every identity, from the file system: a new route is in the table on the day it is written. */
const database = useTestDatabase();
const routes = await orgRoutes();
const personal = (await allRoutes()).filter(({ spec }) => spec?.kind === "person");
type Headers = Record<string, string>;

let ours: TestOrganization;
let theirs: TestOrganization;
let theirIds: Map<string, string>;
let ourIds: Map<string, string>;
beforeAll(async () => {
  [ours, theirs] = await twoOrganisations();
  theirIds = await fillTables(database.current.adminUrl, theirs, 1);
  ourIds = await fillTables(database.current.adminUrl, ours, 2);
});

/** The routes of `among` that answer otherwise than they should, with what they answer. */
async function unlike(
  among: readonly Route[],
  expected: number,
  ask: (route: Route) => Promise<Response>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of among) {
    const response = await ask(route);
    if (response.status !== expected) wrong.push(`${titleOf(route)} answered ${response.status}`);
    await response.body?.cancel();
  }
  return wrong;
}

const anyId = newId();
const all = [...routes, ...personal];

describe("nobody gets in", () => {
  test("without an identity, and the answer says how to get one", async () => {
    expect(await unlike(all, 401, (route) => call(route, { id: anyId }, {}))).toEqual([]);
    for (const route of all) {
      const response = await call(route, { id: anyId }, {});
      expect(response.headers.get("www-authenticate")).toBe('Bearer realm="reims"');
      expect(await response.json()).toMatchObject({ code: "unauthorized", status: 401 });
    }
  });

  test("with a bearer that is bad in any way, also when the cookie is good", async () => {
    const cookie = await ours.browser("owner");
    const faults = await impostors(ours, theirs);
    expect(faults.size).toBeGreaterThan(25);
    for (const [what, headers] of faults) {
      const wrong = await unlike(all, 401, (route) => call(route, { headers, id: anyId }, {}));
      const withCookie = await unlike(all, 401, (route) =>
        call(route, { headers: { ...cookie, ...headers }, id: anyId }, {}),
      );
      expect([what, wrong, withCookie]).toEqual([what, [], []]);
    }
  });

  test("with the same bearer once nothing is wrong with it, they do", async () => {
    expect(
      await unlike(routes.filter(isMe), 200, async (route) => call(route, { headers: await ours.machine() })),
    ).toEqual([]);
  });

  test("with a token in the address", async () => {
    const { authorization = "" } = await ours.machine();
    const token = authorization.replace("Bearer ", "");
    for (const name of ["access_token", "token", "authorization"])
      expect(
        await unlike(all, 401, (route) => call(route, { id: anyId, query: `?${name}=${token}` }, {})),
      ).toEqual([]);
  });

  test.each<[string, (sessionId: string) => Promise<unknown>]>([
    ["was revoked", (id) => changeSession(id, { revokedAt: sql`now()` })],
    ["has run out", (id) => changeSession(id, { expiresAt: sql`now() - interval '1 second'` })],
    [
      "was left alone for half a day",
      (id) => changeSession(id, { lastSeenAt: sql`now() - interval '12 hours 1 second'` }),
    ],
    [
      "is no session of ours",
      (id) => withSystem((tx) => tx.execute(sql`update sessions set id = ${newId()} where id = ${id}`)),
    ],
  ])("with the cookie of a session that %s", async (_what, end) => {
    const headers = await ours.browser("owner");
    expect(await unlike(routes.filter(isMe), 200, (route) => call(route, { headers }))).toEqual([]);
    await end(await newestSessionOf(ours.members.owner.id));
    expect(await unlike(all, 401, (route) => call(route, { headers, id: anyId }, {}))).toEqual([]);
  });

  test("with the session of somebody who was disabled", async () => {
    const elsewhere = await makeOrganisation("Disabled");
    const headers = await elsewhere.browser("admin");
    await disablePeople(elsewhere.members.admin.id);
    expect(await unlike(all, 401, (route) => call(route, { headers, id: anyId }, {}))).toEqual([]);
  });

  test("with a cookie that was altered, or two of them", async () => {
    const { cookie = "", ...rest } = await ours.browser("owner");
    const altered = cookie.slice(0, -3) + (cookie.endsWith("AAA") ? "BBB" : "AAA");
    for (const bad of [altered, `${cookie}; ${cookie}`, `${cookie.split("=")[0]}=`])
      expect(
        await unlike(all, 401, (route) => call(route, { headers: { ...rest, cookie: bad }, id: anyId }, {})),
      ).toEqual([]);
  });
});

describe("another organisation does not exist", () => {
  test("for a token, whatever the header or the address says", async () => {
    const machine = await ours.machine();
    for (const other of [theirs.orgId, newId(), "no-id", ""]) {
      const headers = { ...machine, "x-organization-id": other };
      expect(
        await unlike(routes, 404, (route) => call(route, { headers, id: anyId }, sampleBody(route))),
      ).toEqual([]);
    }
    const query = `?organization=${theirs.slug}`;
    expect(
      await unlike(routes, 404, (route) => call(route, { headers: machine, id: anyId, query }, {})),
    ).toEqual([]);
  });

  test("for a person who is no member, by id or by address", async () => {
    const { "x-organization-id": _, ...session } = await ours.browser("owner");
    for (const other of [theirs.orgId, newId(), "no-id"]) {
      const headers = { ...session, "x-organization-id": other };
      expect(await unlike(routes, 404, (route) => call(route, { headers, id: anyId }, {}))).toEqual([]);
    }
    const query = `?organization=${theirs.slug}`;
    expect(
      await unlike(routes, 404, (route) => call(route, { headers: session, id: anyId, query }, {})),
    ).toEqual([]);
  });

  test("for somebody who was a member until now", async () => {
    const elsewhere = await makeOrganisation("Left");
    const headers = await elsewhere.browser("admin");
    await withTenant(elsewhere.orgId, (tx) => deleteMember(tx, elsewhere.members.admin.id));
    expect(await unlike(routes, 404, (route) => call(route, { headers, id: anyId }, {}))).toEqual([]);
  });

  const withIds = routes.filter((route) => parametersOf(route).some(isIdName));

  test("nor does anything of theirs: every id they have, in every route that takes one", async () => {
    expect(withIds.length).toBeGreaterThan(2);
    expect(theirIds.size).toBeGreaterThan(15);
    const identities = [await ours.browser("owner"), await ours.machine("admin")];
    for (const [at, [table, id]] of [...theirIds].entries()) {
      const headers = identities[at % 2] ?? {};
      const wrong = await unlike(withIds, 404, (route) =>
        call(route, { headers, id, query: sampleQuery(route, id) }, sampleBody(route)),
      );
      expect([table, wrong]).toEqual([table, []]);
    }
  });

  test("while of what is ours, each of these routes finds something", async () => {
    for (const route of withIds.filter(({ method }) => method === "GET")) {
      const headers = await ours.browser("owner");
      const statuses: number[] = [];
      for (const id of ourIds.values()) {
        const response = await call(route, { headers, id, query: sampleQuery(route, id) });
        statuses.push(response.status);
        await response.body?.cancel();
      }
      expect([titleOf(route), statuses.some((status) => status !== 404)]).toEqual([titleOf(route), true]);
    }
  });

  test("and what is no id is not found either", async () => {
    const headers = await ours.machine("admin");
    for (const id of ["1", "null", "%00", "' or true --", `${anyId}0`])
      expect(
        await unlike(withIds, 404, (route) =>
          call(route, { headers, id, query: sampleQuery(route, id) }, sampleBody(route)),
        ),
      ).toEqual([]);
  });
});

describe("a role does what it may and no more", () => {
  for (const role of ROLES) {
    const allowed = permissionsOf(role);
    test(`${role}: refused where the permission is missing, as a person and as a machine`, async () => {
      const above = routes.filter(({ spec }) => !allowed.has(spec.permission));
      for (const headers of [await ours.browser(role), await ours.machine(role)])
        expect(
          await unlike(above, 403, (route) => call(route, { headers, id: anyId }, sampleBody(route))),
        ).toEqual([]);
    });

    test(`${role}: let through where the permission is there`, async () => {
      const elsewhere = await makeOrganisation(`Of the ${role}`);
      const headers: Headers = await elsewhere.browser(role);
      for (const route of routes.filter(({ spec }) => allowed.has(spec.permission))) {
        const response = await call(route, { headers, id: anyId }, sampleBody(route));
        expect([titleOf(route), response.status]).not.toEqual([titleOf(route), 401]);
        expect([titleOf(route), response.status]).not.toEqual([titleOf(route), 403]);
        await response.body?.cancel();
      }
    });
  }

  test("what is about a person is not for machines", async () => {
    const headers = await ours.machine("owner");
    expect(await unlike(personal, 403, (route) => call(route, { headers, id: anyId }, {}))).toEqual([]);
  });
});

describe("a page that is not ours cannot change anything with the cookie", () => {
  const changing = all.filter(({ method }) => method !== "GET" && method !== "HEAD");
  test.each<[string, Headers]>([
    ["from another site", { "sec-fetch-site": "cross-site" }],
    ["from a neighbouring host", { "sec-fetch-site": "same-site" }],
    ["from another origin", { origin: "https://evil.example" }],
    ["from an origin that hides itself", { origin: "null" }],
    ["that says nothing of where it is from", {}],
    [
      "that says it is ours, when the browser knows better",
      { "sec-fetch-site": "cross-site", origin: "http://localhost:3000" },
    ],
  ])("%s", async (_what, from) => {
    const { "sec-fetch-site": _, ...session } = await ours.browser("owner");
    expect(changing.length).toBeGreaterThan(5);
    const headers = { ...session, ...from };
    expect(await unlike(changing, 403, (route) => call(route, { headers, id: anyId }, {}))).toEqual([]);
  });

  test("while a machine has no cookie to be misused, and a page of ours is let through", async () => {
    const { "sec-fetch-site": _, ...session } = await ours.browser("owner");
    const [revoke] = routes.filter(({ spec }) => spec.name === "api-keys.revoke");
    if (!revoke) throw new Error("There is no route to revoke a key.");
    for (const headers of [
      { ...session, origin: "http://localhost:3000" },
      { ...(await ours.machine()), origin: "https://evil.example" },
    ])
      expect(await unlike([revoke], 404, (route) => call(route, { headers, id: anyId }))).toEqual([]);
  });
});

function isMe({ path }: Route): boolean {
  return path === "/api/v1/me";
}

function changeSession(id: string, change: Partial<Record<keyof typeof sessions.$inferInsert, unknown>>) {
  return withSystem((tx) =>
    tx
      .update(sessions)
      .set(change as never)
      .where(sql`id = ${id}`),
  );
}

async function newestSessionOf(userId: string): Promise<string> {
  const [row] = await withSystem((tx) =>
    tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(sql`user_id = ${userId}`)
      .orderBy(sql`id desc`)
      .limit(1),
  );
  return row?.id ?? "";
}
