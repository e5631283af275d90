import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { documentVersions } from "@/db/schema/documents";
import { withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import type { OrgContext } from "@/lib/auth/org-context";
import { makeSample } from "@/lib/sample/make-sample";
import { handIn } from "../support/hand-in";
import { type JobsWorld, startJobs } from "../support/jobs-world";
import { makeOrganisation, useTestDatabase } from "../support/tenants";

const database = useTestDatabase();
const { portfolio } = makeSample({
  ...{ seed: 3, properties: 1, from: "2025-01", months: 2, prints: ["month"], defects: ["digit"] },
});

let world: JobsWorld;
let ctx: OrgContext;
beforeAll(async () => {
  world = await startJobs(database.current);
});
beforeEach(async () => {
  ctx = (await makeOrganisation("Gathered")).context();
});
afterAll(() => world?.stop());

/** Prints of the organisation that no job is told of, so that what it hands in is of a backlog. */
async function haveUnderWay(count: number): Promise<void> {
  const { orgId: organizationId } = ctx;
  const rows = Array.from({ length: count }, () => {
    const id = newId();
    const quarantineKey = `org/${organizationId}/quarantine/${id}`;
    return {
      organizationId,
      id,
      fileName: "a.pdf",
      sha256: id,
      sizeBytes: 1,
      quarantineKey,
      uploadedBy: "user:a",
    };
  });
  await withTenant(ctx.orgId, (tx) => tx.insert(documentVersions).values(rows));
}

/** Jobs that wait for others to be filed. */
async function gathering(): Promise<number> {
  const [row] =
    await world.admin`select count(*)::int as n from executor.steps s join executor.runs r on r.id = s.run_id
    where s.name = 'gather' and s.memo is null and r.event -> 'data' ->> 'orgId' = ${ctx.orgId}`;
  return row?.n;
}

/** How many documents each run of the rules looked at. */
async function runs(): Promise<number[]> {
  const rows = await world.admin`select (counts ->> 'documents')::int as documents from validation_runs
    where organization_id = ${ctx.orgId} order by id`;
  return rows.map(({ documents }) => Number(documents));
}

async function moveGathering(wakeAt: string): Promise<void> {
  await world.admin`update executor.steps set wake_at = now() + ${wakeAt}::interval where name = 'gather' and memo is null`;
}

test("what is filed of a backlog while the first of it waits is looked at by one run", async () => {
  await haveUnderWay(9);
  for (const [index, document] of portfolio.documents.entries()) {
    await handIn(ctx, [document]);
    await expect.poll(gathering, { timeout: 10_000 }).toBe(index + 1);
    // However slow this machine is.
    await moveGathering("1 hour");
  }
  expect(await runs()).toEqual([]);
  await moveGathering("0");
  await world.settled();
  expect(await runs()).toEqual([portfolio.documents.length]);
}, 60_000);

test("a document that somebody waits for is looked at at once", async () => {
  await handIn(ctx, portfolio.documents.slice(0, 1));
  const firstSeen = async () => {
    if ((await gathering()) > 0) return "gathering";
    return (await runs()).length > 0 ? "run" : null;
  };
  let seen: string | null = null;
  await expect.poll(async () => (seen ??= await firstSeen()), { timeout: 20_000 }).not.toBeNull();
  expect(seen).toBe("run");
}, 60_000);
