import { writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { beforeAll, expect, test } from "vitest";
import type { OrgContext } from "@/lib/auth/org-context";
import { createReaderPool } from "@/lib/engines/reader-pool";
import { sha256Of } from "@/lib/engines/sha256";
import type { ReadDocument } from "@/lib/proof/proof";
import { checkJson } from "@/lib/report/check-json";
import { checkDocuments } from "@/lib/rules/check-documents";
import { makeSample } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import { diffRuns } from "@/lib/services/runs/diff-runs";
import { getRun } from "@/lib/services/runs/get-run";
import { listRunResults } from "@/lib/services/runs/list-run-results";
import { listRuns } from "@/lib/services/runs/list-runs";
import { makeRequestedRun } from "@/lib/services/runs/make-requested-run";
import { replayRun } from "@/lib/services/runs/replay-run";
import { requestRun } from "@/lib/services/runs/request-run";
import { reims, temporaryFolder } from "../support/command-line";
import { handIn, runRules } from "../support/hand-in";
import { makeOrganisation, type TestOrganization, useTestDatabase } from "../support/tenants";

const database = useTestDatabase();

const { portfolio } = makeSample({
  seed: 7,
  properties: 2,
  from: "2025-01",
  months: 2,
  prints: ["month"],
  defects: ["sign", "digit"],
});
const files = portfolio.documents.map((document) => ({
  name: document.fileName,
  bytes: printDocument(document),
}));
const everything = 5_000;

let organisation: TestOrganization;
let ctx: OrgContext;
let properties: Map<string, string>;
let checked: ReturnType<typeof checkJson>;
let wholeRun: string;

beforeAll(async () => {
  organisation = await makeOrganisation("Runs");
  ctx = organisation.context();
  properties = await handIn(ctx, portfolio.documents);
  for (const id of properties.values()) await runRules(ctx.orgId, id);
  checked = checkJson(checkDocuments(await readAll()), []);
  const { runId } = await requestRun(ctx, { propertyId: null });
  await makeRequestedRun(ctx.orgId, runId);
  wholeRun = runId;
}, 120_000);

async function readAll(): Promise<ReadDocument[]> {
  const pool = createReaderPool();
  try {
    return await Promise.all(
      files.map(async ({ name, bytes }) => ({
        file: name,
        sha256: sha256Of(bytes),
        ...(await pool.read(bytes)),
      })),
    );
  } finally {
    await pool.close();
  }
}

test("a run over everything has the results and the four hashes of a check of the same files", async () => {
  const { items, nextCursor } = await listRunResults(ctx, { runId: wholeRun, limit: everything });
  expect(nextCursor).toBeNull();
  expect(items.length).toBeGreaterThan(100);
  expect(JSON.stringify(items)).toBe(JSON.stringify(checked.results));
  expect(await getRun(ctx, wholeRun)).toMatchObject({
    state: "finished",
    trigger: "hand",
    hashes: checked.hashes,
    counts: { documents: files.length, ...checked.proof },
  });
});

test("the command line gives the same four hashes and results", async () => {
  const folder = temporaryFolder();
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  const { stdout } = await reims(["check", "--json", folder]);
  const said = JSON.parse(stdout) as typeof checked;
  expect(said.hashes).toEqual((await getRun(ctx, wholeRun)).hashes);
  expect(said.results).toEqual((await listRunResults(ctx, { runId: wholeRun, limit: everything })).items);
});

test("results come page by page in the order of the report", async () => {
  const pages: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRunResults(ctx, { runId: wholeRun, limit: 70, cursor });
    pages.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(pages).toEqual(checked.results);
});

test("a property that a run has seen as it is gets no second one, unless somebody asks for it", async () => {
  const [propertyId = ""] = properties.values();
  const first = await runRules(ctx.orgId, propertyId);
  expect(await runRules(ctx.orgId, propertyId)).toBe(first);
  const { runId } = await requestRun(ctx, { propertyId });
  expect(await getRun(ctx, runId)).toMatchObject({ state: "queued", propertyId, hashes: null, versions: [] });
  expect((await listRuns(ctx, { limit: 1 })).items).toMatchObject([{ id: runId, state: "queued" }]);
  await makeRequestedRun(ctx.orgId, runId);
  await makeRequestedRun(ctx.orgId, runId);
  const [again, before] = [await getRun(ctx, runId), await getRun(ctx, first)];
  expect(again).toMatchObject({ state: "finished", hashes: before.hashes });
  const { items } = await listRuns(ctx, { propertyId, limit: 10 });
  expect(items.filter(({ id }) => id === runId)).toHaveLength(1);
  expect(items.every(({ state }) => state === "finished")).toBe(true);
});

test("a run that nobody asked for is not made", async () => {
  await expect(makeRequestedRun(ctx.orgId, organisation.members.owner.id)).rejects.toThrow("asked for");
});

test("two runs that say the same differ in nothing; one of fewer properties lacks the others' results", async () => {
  const [first = "", second = ""] = properties.values();
  const { runId: again } = await requestRun(ctx, { propertyId: null });
  await makeRequestedRun(ctx.orgId, again);
  expect(await diffRuns(ctx, { before: wholeRun, after: again })).toMatchObject({
    counts: { added: 0, gone: 0, changed: 0, same: checked.results.length },
    differences: [],
  });
  const [ofFirst, ofSecond] = [await runRules(ctx.orgId, first), await runRules(ctx.orgId, second)];
  const diff = await diffRuns(ctx, { before: ofFirst, after: ofSecond });
  expect(diff.counts.same).toBe(0);
  expect(diff.counts.gone + diff.counts.added).toBe(checked.results.length);
});

test("a manager sees the runs of granted properties and no others", async () => {
  const [mine = "", other = ""] = properties.values();
  const manager = { ...organisation.context("manager"), propertyIds: new Set([mine]) };
  const hidden = await runRules(ctx.orgId, other);
  for (const runId of [wholeRun, hidden]) {
    await expect(getRun(manager, runId)).rejects.toMatchObject({ code: "not_found" });
    await expect(listRunResults(manager, { runId, limit: 1 })).rejects.toMatchObject({ code: "not_found" });
    await expect(replayRun(ctx.orgId, runId, manager.propertyIds)).rejects.toMatchObject({
      code: "not_found",
    });
  }
  const { items } = await listRuns(manager, { limit: 200 });
  expect(items.length).toBeGreaterThan(0);
  expect(items.every(({ propertyId }) => propertyId === mine)).toBe(true);
  await expect(requestRun(manager, { propertyId: null })).rejects.toMatchObject({ code: "forbidden" });
  await expect(requestRun(manager, { propertyId: other })).rejects.toMatchObject({ code: "not_found" });
});

test("a replay comes out bit for bit", async () => {
  for (const runId of [wholeRun, await runRules(ctx.orgId, [...properties.values()][1] ?? "")]) {
    const replay = await replayRun(ctx.orgId, runId, null);
    expect(replay).toMatchObject({ outcome: "identical", differences: [], results: { different: 0 } });
    expect(replay.results.compared).toBeGreaterThan(10);
    expect(replay.hashes.map(({ name, isSame }) => [name, isSame])).toEqual([
      ["catalogue", true],
      ["parameters", true],
      ["facts", true],
      ["results", true],
    ]);
  }
});

/** As whoever owns the machine could, past every policy and trigger; put back afterwards. */
async function tampered(change: string, undo: string, look: () => Promise<void>): Promise<void> {
  const admin = postgres(database.current.adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin.unsafe(`set session_replication_role = replica; ${change}`);
    await look();
  } finally {
    await admin.unsafe(undo);
    await admin.end();
  }
}

test("a replay finds a verdict that was changed behind the triggers, and names it", async () => {
  const runId = await runRules(ctx.orgId, [...properties.values()][0] ?? "");
  const failed = (await listRunResults(ctx, { runId, limit: everything })).items.findIndex(
    ({ outcome }) => outcome === "failed",
  );
  expect(failed).toBeGreaterThanOrEqual(0);
  const where = `from rule_runs r where r.run_id = '${runId}' and r.ordinal = ${failed} and r.verdict_hash = v.hash`;
  await tampered(
    `update verdicts v set verdict = replace(verdict::text, '"outcome":"failed"', '"outcome":"passed"')::json ${where}`,
    `update verdicts v set verdict = replace(verdict::text, '"outcome":"passed"', '"outcome":"failed"')::json ${where}`,
    async () => {
      const replay = await replayRun(ctx.orgId, runId, null);
      expect(replay.outcome).toBe("different");
      expect(replay.because).toContain("1 verdict");
      const [difference] = replay.differences;
      expect(difference).toMatchObject({ ordinal: failed });
      expect(difference?.recorded).toBe(difference?.replayed);
      expect(difference?.stored).not.toBe(difference?.recorded);
    },
  );
  expect((await replayRun(ctx.orgId, runId, null)).outcome).toBe("identical");
});

test("a replay finds a result that lists show otherwise than it was said", async () => {
  const runId = await runRules(ctx.orgId, [...properties.values()][0] ?? "");
  const row = `rule_runs where run_id = '${runId}' and ordinal = 0`;
  const admin = postgres(database.current.adminUrl, { max: 1 });
  const [before] = await admin.unsafe(`select severity from ${row}`);
  await admin.end();
  await tampered(
    `update rule_runs set severity = 'nothing' where run_id = '${runId}' and ordinal = 0`,
    `update rule_runs set severity = '${before?.severity}' where run_id = '${runId}' and ordinal = 0`,
    async () => expect(await replayRun(ctx.orgId, runId, null)).toMatchObject({ outcome: "different" }),
  );
});

test("a replay finds a figure that was changed, although this process has read it before", async () => {
  const runId = await runRules(ctx.orgId, [...properties.values()][0] ?? "");
  const { versions } = await getRun(ctx, runId);
  const figure = `where version_id = '${versions[0]?.versionId}' and (line_ordinal, column_ordinal) =
    (select line_ordinal, column_ordinal from statement_figures where version_id = '${versions[0]?.versionId}'
     and not is_percent order by 1, 2 limit 1)`;
  await tampered(
    `update statement_figures set value = value + 1000 ${figure}`,
    `update statement_figures set value = value - 1000 ${figure}`,
    async () => {
      const replay = await replayRun(ctx.orgId, runId, null);
      expect(replay.outcome).toBe("different");
      expect(replay.hashes).toContainEqual(expect.objectContaining({ name: "facts", isSame: false }));
      expect(replay.because).toContain("the facts");
    },
  );
});

test("a run of another catalogue says so instead of pretending", async () => {
  const runId = await runRules(ctx.orgId, [...properties.values()][0] ?? "");
  const { hashes } = await getRun(ctx, runId);
  await tampered(
    `update validation_runs set catalogue_hash = 'of another time' where id = '${runId}'`,
    `update validation_runs set catalogue_hash = '${hashes?.catalogue}' where id = '${runId}'`,
    async () => {
      const replay = await replayRun(ctx.orgId, runId, null);
      expect(replay).toMatchObject({ outcome: "other_catalogue", results: { compared: 0 } });
      expect(replay.hashes).toContainEqual(expect.objectContaining({ name: "results", replayed: null }));
      expect(replay.hashes).toContainEqual(expect.objectContaining({ name: "facts", isSame: true }));
    },
  );
});
