import { beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/lib/auth/new-id";
import type { OrgContext } from "@/lib/auth/org-context";
import * as checking from "@/lib/rules/check-documents";
import { makeSample } from "@/lib/sample/make-sample";
import { runOrganization } from "@/lib/services/runs/run-organization";
import { handIn } from "../support/hand-in";
import { makeOrganisation, useTestDatabase } from "../support/tenants";

vi.mock("@/lib/rules/check-documents", async (original) => {
  const { checkDocuments } = await original<typeof checking>();
  return { checkDocuments: vi.fn(checkDocuments) };
});

useTestDatabase();
const { portfolio } = makeSample({
  ...{ seed: 7, properties: 3, from: "2025-01", months: 1, prints: ["month"], defects: ["sign"] },
});
let ctx: OrgContext;
beforeAll(async () => {
  ctx = (await makeOrganisation("One by one")).context();
  await handIn(ctx, portfolio.documents);
}, 60_000);

test("a run over the organisation looks at one property at a time, in the order of their codes", async () => {
  await runOrganization(ctx.orgId, { runId: newId(), actor: "user:a" });
  const looked = vi
    .mocked(checking.checkDocuments)
    .mock.calls.map(([documents]) => [...new Set(documents.map(({ reading }) => reading.property.code))]);
  expect(looked).toEqual(
    portfolio.properties
      .map(({ code }) => code)
      .sort()
      .map((code) => [code]),
  );
});
