import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/auth/new-id";
import { env } from "@/lib/env";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { reims, temporaryFolder } from "../support/command-line";
import { handIn, runRules } from "../support/hand-in";
import { makeOrganisation, useTestDatabase } from "../support/tenants";

const database = useTestDatabase();

let runId: string;

beforeAll(async () => {
  const ctx = (await makeOrganisation("Replayed")).context();
  const { documents } = generatePortfolio({ seed: 2, properties: 1, months: 1, prints: ["month"] });
  const [propertyId = ""] = (await handIn(ctx, documents)).values();
  runId = await runRules(ctx.orgId, propertyId);
}, 60_000);

/** The command line as a process of its own, beside the installation of this test. */
const replay = (...args: string[]) => reims(["replay", ...args], { REIMS_DATA_DIR: env().dataDir });

test("a run that comes out the same ends with 0, for people and for programs", async () => {
  const [people, programs] = await Promise.all([replay(runId), replay("--json", runId)]);
  expect(people).toMatchObject({ code: 0, stderr: "" });
  expect(people.stdout).toContain("bit for bit");
  expect(programs.code).toBe(0);
  expect(JSON.parse(programs.stdout)).toMatchObject({ runId, outcome: "identical", differences: [] });
});

test("a run that does not ends with 1 and says where", async () => {
  const admin = postgres(database.current.adminUrl, { max: 1, onnotice: () => {} });
  const setHash = (hash: string) =>
    admin.unsafe(`set session_replication_role = replica; update validation_runs set facts_hash = '${hash}'`);
  const [before] = await admin.unsafe("select facts_hash from validation_runs");
  await setHash("another");
  const ended = await replay("--json", runId);
  await setHash(before?.facts_hash);
  await admin.end();
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({
    outcome: "different",
    hashes: expect.arrayContaining([
      expect.objectContaining({ name: "facts", stored: "another", isSame: false }),
    ]),
  });
});

test.each(["no-id-at-all", newId()])("there is no run %s", async (unknown) => {
  const ended = await replay("--json", unknown);
  expect(ended.code).toBe(2);
  expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: "not_found" } });
  expect(ended.stderr).not.toContain("at ");
});

test("without a database the answer is one sentence, and 2", async () => {
  const never = await reims(["replay", "--json", runId], { REIMS_DATA_DIR: temporaryFolder() });
  expect(never.code).toBe(2);
  expect(JSON.parse(never.stdout)).toMatchObject({ error: { code: "not_started" } });
  const elsewhere = {
    DATABASE_URL: "postgres://nobody@127.0.0.1:9/nothing",
    DATABASE_SYSTEM_URL: "postgres://nobody@127.0.0.1:9/nothing",
    APP_URL: "http://localhost:3000",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "of no use here",
    INNGEST_SIGNING_KEY: "signkey-test-0123456789abcdef",
    INNGEST_EVENT_KEY: "of no use here",
    ...Object.fromEntries(
      ["AUTH_SECRET", "TOKEN_SECRET", "OBJECT_URL_SECRET"].map((name) => [
        name,
        `${name}-0123456789-abcdefghijklmnop`,
      ]),
    ),
  };
  const gone = await reims(["replay", "--json", runId], elsewhere);
  expect(JSON.parse(gone.stdout)).toMatchObject({ error: { code: "no_database" } });
  expect(gone.code).toBe(2);
});

test("which run is asked for, and no second one is taken", async () => {
  const [none, two] = await Promise.all([replay("--json"), replay("--json", runId, runId)]);
  for (const ended of [none, two]) {
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: "usage" } });
  }
});
