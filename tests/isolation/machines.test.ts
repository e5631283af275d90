import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { POST as askForToken } from "@/app/api/v1/oauth/token/route";
import { revokeApiKeyById } from "@/db/queries/api-keys";
import { withTenant } from "@/db/tenant";
import { signAccessToken, verifyAccessToken } from "@/lib/auth/access-token";
import { orgIdFrom } from "@/lib/auth/org-id-from-event";
import { limits } from "@/lib/rate-limit/limits";
import { forge } from "../support/http/forged-tokens";
import {
  makeOrganisation,
  type TestOrganization,
  twoOrganisations,
  useTestDatabase,
} from "../support/tenants";

useTestDatabase();
let ours: TestOrganization;
let theirs: TestOrganization;
beforeAll(async () => {
  [ours, theirs] = await twoOrganisations();
});

interface TokenRequest {
  form?: Record<string, string> | string;
  headers?: Record<string, string>;
  query?: string;
}

async function ask({ form = {}, headers = {}, query = "" }: TokenRequest) {
  const request = new Request(`http://localhost:3000/api/v1/oauth/token${query}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: typeof form === "string" ? form : new URLSearchParams(form),
  });
  const response = await askForToken(request, { params: Promise.resolve({}) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const grant = { grant_type: "client_credentials" };
const asForm = ({ id, secret }: { id: string; secret: string }) => ({
  ...grant,
  client_id: id,
  client_secret: secret,
});
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`,
});

describe("the token endpoint", () => {
  test("gives a token of a quarter of an hour for the id and secret of a key, in the form or as Basic", async () => {
    const { id, secret } = ours.keys.viewer;
    for (const request of [{ form: asForm({ id, secret }) }, { form: grant, headers: basic(id, secret) }]) {
      const { status, headers, body } = await ask(request);
      expect(status).toBe(200);
      expect(headers.get("cache-control")).toBe("no-store");
      expect(body).toMatchObject({ token_type: "Bearer", expires_in: 900 });
      expect(await verifyAccessToken(body.access_token)).toEqual({ keyId: id, organizationId: ours.orgId });
    }
  });

  test("answers alike for a wrong secret, an unknown key, another's secret and a revoked key", async () => {
    const { id, secret } = ours.keys.analyst;
    await withTenant(ours.orgId, (tx) => revokeApiKeyById(tx, ours.keys.manager.id));
    const bad = [
      { id, secret: `${secret}x` },
      { id, secret: theirs.keys.analyst.secret },
      { id: "01890000-0000-7000-8000-000000000000", secret },
      { id: "no-id", secret },
      ours.keys.manager,
    ];
    for (const key of bad) {
      const { status, body, headers } = await ask({ form: asForm(key) });
      expect([status, body.error]).toEqual([401, "invalid_client"]);
      expect(headers.get("www-authenticate")).toBe('Basic realm="reims"');
    }
  });

  test.each<[string, number, string, (key: { id: string; secret: string }) => TokenRequest]>([
    [
      "another grant",
      400,
      "unsupported_grant_type",
      (key) => ({ form: { ...asForm(key), grant_type: "password" } }),
    ],
    ["no grant", 400, "unsupported_grant_type", () => ({})],
    [
      "a parameter twice",
      400,
      "invalid_request",
      (key) => ({ form: `${new URLSearchParams(asForm(key))}&client_id=x` }),
    ],
    [
      "a secret in the address",
      401,
      "invalid_client",
      ({ id, secret }) => ({ form: grant, query: `?client_id=${id}&client_secret=${secret}` }),
    ],
    [
      "two ways at once",
      401,
      "invalid_client",
      (key) => ({ form: asForm(key), headers: basic(key.id, key.secret) }),
    ],
    [
      "a bearer token",
      401,
      "invalid_client",
      () => ({ form: grant, headers: { authorization: "Bearer x" } }),
    ],
  ])("refuses %s in the words of the standard", async (_what, status, error, request) => {
    const answer = await ask(request(ours.keys.viewer));
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  test("takes a form and nothing else, of a bounded size", async () => {
    expect((await ask({ form: "{}", headers: { "content-type": "application/json" } })).status).toBe(415);
    expect((await ask({ form: { ...grant, client_id: "x".repeat(9000) } })).status).toBe(413);
  });

  test("counts attempts at one key, whatever address a header claims", async () => {
    const { keys } = await makeOrganisation("Guessed");
    const form = asForm({ id: keys.viewer.id, secret: "a guess" });
    const statuses = [];
    for (let i = 0; i <= limits.tokenPerClient.points; i++)
      statuses.push(
        (await ask({ form, headers: { "x-forwarded-for": `198.51.100.${i}`, "x-real-ip": `${i}` } })).status,
      );
    expect(statuses.slice(0, -1).every((status) => status === 401)).toBe(true);
    const last = await ask({ form: asForm(keys.viewer), headers: { "x-forwarded-for": "203.0.113.9" } });
    expect([statuses.at(-1), last.status]).toEqual([429, 429]);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("a token", () => {
  test("is taken as ours signs it, and as one written by hand to the same rules", async () => {
    const claims = { keyId: ours.keys.owner.id, organizationId: ours.orgId };
    expect(await verifyAccessToken(await signAccessToken(claims))).toEqual(claims);
    expect(await verifyAccessToken(await forge({ sub: claims.keyId, org: claims.organizationId }))).toEqual(
      claims,
    );
  });

  test("with one sign of it changed is refused", async () => {
    const token = await signAccessToken({ keyId: ours.keys.owner.id, organizationId: ours.orgId });
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...alphabet), async (at, sign) => {
        const altered = token.slice(0, at) + sign + token.slice(at + 1);
        // Four of the last sign's six bits are padding of the signature, which readers of base64 drop.
        fc.pre(altered !== token && at !== token.length - 1);
        await expect(verifyAccessToken(altered)).rejects.toMatchObject({ code: "unauthorized" });
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  test("is refused when cut, repeated or put together from two", async () => {
    const [one = "", two = ""] = await Promise.all(
      [ours, theirs].map(({ keys, orgId }) =>
        signAccessToken({ keyId: keys.owner.id, organizationId: orgId }),
      ),
    );
    const [head, , mark] = one.split(".");
    const body = two.split(".")[1];
    for (const bad of [
      "",
      ".",
      "..",
      one.slice(0, -8),
      `${one}.${one}`,
      `${head}.${body}.${mark}`,
      `${head}..${mark}`,
    ])
      await expect(verifyAccessToken(bad)).rejects.toMatchObject({ code: "unauthorized" });
  });
});

test("a job without an organisation ends before it starts", () => {
  for (const nothing of [
    undefined,
    null,
    "",
    "all",
    "' or true --",
    7,
    {},
    ["01890000-0000-7000-8000-000000000000"],
  ])
    expect(() => orgIdFrom(nothing)).toThrow("names no organisation");
  expect(orgIdFrom(ours.orgId)).toBe(ours.orgId);
});
