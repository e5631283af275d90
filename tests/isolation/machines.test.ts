import { beforeAll, expect, test } from "vitest";
import { verifyAccessToken } from "@/lib/auth/access-token";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();
let ours: TestOrganization;
beforeAll(async () => {
  [ours] = await twoOrganisations();
});

test("a token says whose key it is and of which organisation", async () => {
  const { authorization = "" } = await ours.machine("viewer");
  expect(await verifyAccessToken(authorization.replace("Bearer ", ""))).toEqual({
    keyId: ours.keys.viewer.id,
    organizationId: ours.orgId,
  });
});
