import { beforeAll, expect, test } from "vitest";
import { signAccessToken, verifyAccessToken } from "@/lib/auth/access-token";
import { env } from "@/lib/env";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();
let ours: TestOrganization;
beforeAll(async () => {
  [ours] = await twoOrganisations();
});

const NEW = "the-new-secret-0123456789-abcdefghijk";

test("a token of the secret before still counts while both are known, and no longer after", async () => {
  const claims = { keyId: ours.keys.owner.id, organizationId: ours.orgId };
  const known = env();
  const [old] = known.auth.tokenSecrets;
  const before = await signAccessToken(claims);
  const use = (...tokenSecrets: string[]) => Object.assign(known.auth, { tokenSecrets });
  use(NEW, old);
  expect(await verifyAccessToken(before)).toEqual(claims);
  const after = await signAccessToken(claims);
  use(NEW);
  expect(await verifyAccessToken(after)).toEqual(claims);
  await expect(verifyAccessToken(before)).rejects.toMatchObject({ code: "unauthorized" });
});
