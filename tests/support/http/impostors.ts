import { sql } from "drizzle-orm";
import { insertApiKey } from "@/db/queries/api-keys";
import { withTenant } from "@/db/tenant";
import { newApiKeySecret } from "@/lib/auth/api-key-secret";
import { newId } from "@/lib/auth/new-id";
import type { TestOrganization } from "../tenants";
import { machineHeaders } from "../tenants";
import { forge, forgeUnsigned } from "./forged-tokens";

type Headers = Record<string, string>;

/** Every bearer that must be refused with 401, by what is wrong with it; each but for that would be an owner of `ours`. */
export async function impostors(
  ours: TestOrganization,
  theirs: TestOrganization,
): Promise<Map<string, Headers>> {
  const good = { sub: ours.keys.owner.id, org: ours.orgId };
  const forged = {
    expired: { expiresIn: -60, issuedIn: -600 },
    "without an expiry": { expiresIn: null },
    "with a lifetime that we do not give": { expiresIn: 86_400, issuedIn: -3_600 },
    "issued in the future": { issuedIn: 3_600, expiresIn: 4_000 },
    "for another audience": { aud: "reims-web" },
    "of another issuer": { iss: "https://reims.example" },
    "of the type of an identity token": { typ: "JWT" },
    "of the type of a refresh token": { typ: "rt+jwt" },
    "signed with another secret": { secret: "another-secret-0123456789-abcdefghijk" },
    "signed under a key that we do not have": { kid: "0123456789abcdef" },
    "signed with HS512": { alg: "HS512" },
    "without a subject": { without: ["sub"] },
    "without an organisation": { without: ["org"] },
    "without an id": { without: ["jti"] },
    "without a time of issue": { without: ["iat"] },
    "of a key that does not exist": { sub: newId() },
    "of their key for our organisation": { sub: theirs.keys.owner.id },
    "of our key for their organisation": { org: theirs.orgId },
    "whose organisation is no id": { org: "' or true --" },
  } as const;
  const tokens = new Map<string, string>();
  for (const [fault, change] of Object.entries(forged))
    tokens.set(`a token ${fault}`, await forge({ ...good, ...change }));
  tokens.set("a token without a signature", forgeUnsigned(good));
  tokens.set("a token of a revoked key", await tokenOf(ours, { revokedAt: sql`now()` }));
  tokens.set(
    "a token of an expired key",
    await tokenOf(ours, { expiresAt: sql`now() - interval '1 second'` }),
  );
  tokens.set("the API key itself", ours.keys.owner.secret);
  tokens.set("garbage", "garbage");
  const bearers = [...tokens].map(([what, token]): [string, Headers] => [
    what,
    { authorization: `Bearer ${token}` },
  ]);
  const secret = `${ours.keys.owner.id}:${ours.keys.owner.secret}`;
  return new Map([
    ...bearers,
    ["an empty header", { authorization: "" }],
    [
      "the id and secret of a key as Basic",
      { authorization: `Basic ${Buffer.from(secret).toString("base64")}` },
    ],
    ["a token under another scheme", { authorization: `Token ${await forge(good)}` }],
    ["two tokens", { authorization: `Bearer ${await forge(good)}, Bearer ${await forge(good)}` }],
  ]);
}

async function tokenOf(ours: TestOrganization, change: Record<string, unknown>): Promise<string> {
  const id = newId();
  const { secret: _, ...hashed } = newApiKeySecret();
  await withTenant(ours.orgId, (tx) =>
    insertApiKey(tx, {
      ...hashed,
      ...change,
      organizationId: ours.orgId,
      id,
      name: "a key that no longer counts",
      role: "owner",
      expiresAt: (change.expiresAt as Date | undefined) ?? new Date(Date.now() + 3_600_000),
    }),
  );
  const { authorization = "" } = await machineHeaders(id, ours.orgId);
  return authorization.replace("Bearer ", "");
}
