import { afterAll, beforeAll, expect, test } from "vitest";
import { failDocumentJob } from "@/inngest/fail-document-job";
import type { OrgContext } from "@/lib/auth/org-context";
import { makeSample } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import { mapAccount } from "@/lib/services/charts/map-account";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { listFindings } from "@/lib/services/findings/list-findings";
import { listDeadLetters } from "@/lib/services/jobs/list-dead-letters";
import { replayDeadLetter } from "@/lib/services/jobs/replay-dead-letter";
import { createProperty } from "@/lib/services/properties/create-property";
import { getRun } from "@/lib/services/runs/get-run";
import { listRuns } from "@/lib/services/runs/list-runs";
import { requestRun } from "@/lib/services/runs/request-run";
import { handIn, runRules } from "../support/hand-in";
import { type JobsWorld, startJobs } from "../support/jobs-world";
import { makeOrganisation, useTestDatabase } from "../support/tenants";

const database = useTestDatabase();

const { portfolio } = makeSample({
  seed: 7,
  properties: 2,
  from: "2025-01",
  months: 1,
  prints: ["month"],
  defects: ["digit"],
});
const [known, late] = portfolio.properties;
if (!known || !late) throw new Error("The sample has two properties.");

let world: JobsWorld;
let ctx: OrgContext;

beforeAll(async () => {
  world = await startJobs(database.current);
  ctx = (await makeOrganisation("Jobs")).context();
  await createProperty(ctx, { code: known.code, name: known.name });
  for (const document of portfolio.documents)
    await receiveDocument(ctx, { bytes: printDocument(document), fileName: document.fileName });
  await world.settled();
}, 90_000);

afterAll(async () => {
  await world?.stop();
});

/** Rows of the tables that jobs write, for the organisation. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = [
    ...["documents", "document_versions", "statements", "statement_lines", "statement_figures"],
    ...[
      "validation_runs",
      "run_versions",
      "rule_runs",
      "verdicts",
      "findings",
      "finding_events",
      "metric_values",
    ],
    ...["dead_letters", "audit_events"],
  ];
  const counts = await Promise.all(
    tables.map(async (table): Promise<[string, number]> => {
      const [row] = await world.admin.unsafe(
        `select count(*)::int as n from ${table} where organization_id = '${ctx.orgId}'`,
      );
      return [table, row?.n];
    }),
  );
  return Object.fromEntries(counts);
}

/** Begins and ends like a PDF, which is all that is looked at when a file comes in. */
function brokenPdf(content: string): Uint8Array {
  return new TextEncoder().encode(`%PDF-1.7\n${content}\nstartxref\n0\n%%EOF\n`);
}

function states() {
  return world.admin`select state, stage, count(*)::int as n from document_versions
    where organization_id = ${ctx.orgId} group by 1, 2 order by 1, 2`;
}

test("documents of a known property end reconciled; those of an unknown one wait, and go on when it is there", async () => {
  const ofKnown = portfolio.documents.filter(({ property }) => property.code === known.code).length;
  const others = portfolio.documents.length - ofKnown;
  expect([...(await states())]).toEqual([
    { state: "settled", stage: "reconciled", n: ofKnown },
    { state: "waiting", stage: "proven", n: others },
  ]);
  await createProperty(ctx, { code: late.code, name: late.name });
  await world.settled();
  expect([...(await states())]).toEqual([
    { state: "settled", stage: "reconciled", n: portfolio.documents.length },
  ]);
});

test("jobs end in the findings and hashes of an undisturbed run", async () => {
  const calm = (await makeOrganisation("Calm")).context();
  const properties = await handIn(calm, portfolio.documents);
  for (const id of properties.values()) await runRules(calm.orgId, id);
  const said = async (each: OrgContext) =>
    (await listFindings(each, { limit: 5_000 })).items
      .map(({ property, rule, period, subject, verdictHash }) =>
        JSON.stringify([property.code, rule, period, subject, verdictHash]),
      )
      .sort();
  expect(await said(ctx)).toEqual(await said(calm));
  const whole = async (each: OrgContext) => {
    const { runId } = await requestRun(each, { propertyId: null });
    await world.settled();
    return getRun(each, runId);
  };
  const [ours, theirs] = [await whole(ctx), await whole(calm)];
  expect(ours.state).toBe("finished");
  expect(ours.hashes).toEqual(theirs.hashes);
});

test("every event delivered once more changes nothing", async () => {
  await world.settled();
  const before = await rowCounts();
  const events = await world.admin`select name, data from outbox_events where organization_id = ${ctx.orgId}`;
  const names = new Set(events.map(({ name }) => name));
  for (const name of ["document/received", "document/assigned", "document/read", "run/requested"])
    expect(names).toContain(name);
  for (const { name, data } of events) await world.send(ctx.orgId, name, data);
  await world.settled();
  expect(await rowCounts()).toEqual(before);
});

test("a change of the chart runs the rules where the account is printed, once", async () => {
  const before = await rowCounts();
  const changed = await mapAccount(ctx, { code: "4010-0000", role: "other_income", reason: "A trial." });
  await world.settled();
  const after = await rowCounts();
  expect(after.validation_runs).toBe((before.validation_runs ?? 0) + 2);
  const { items } = await listRuns(ctx, { limit: 2 });
  expect(items.map(({ trigger }) => trigger)).toEqual(["mapping", "mapping"]);
  await world.send(ctx.orgId, "chart/changed", { orgId: ctx.orgId, chartId: changed.id });
  await world.settled();
  expect(await rowCounts()).toEqual(after);
});

test("a file that cannot be used fails with its reason, and no job has", async () => {
  const before = await rowCounts();
  const { versionId } = await receiveDocument(ctx, { bytes: brokenPdf("nothing"), fileName: "broken.pdf" });
  await world.settled();
  const [version] =
    await world.admin`select state, problem_code, problem from document_versions where id = ${versionId}`;
  expect(version).toMatchObject({ state: "failed", problem_code: "pdf_corrupt" });
  expect(version?.problem.length).toBeGreaterThan(10);
  expect((await rowCounts()).dead_letters).toBe(before.dead_letters);
});

test("a job that fails for good is a letter in our words, and replayed it fails as another", async () => {
  const runId = ctx.orgId;
  await world.send(ctx.orgId, "run/requested", { orgId: ctx.orgId, runId });
  await world.settled();
  const letters = async () => (await listDeadLetters(ctx, { limit: 50 })).items;
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({
    state: "open",
    functionId: "reims-make-requested-run",
    eventName: "run/requested",
    eventData: { orgId: ctx.orgId, runId },
    reasonCode: "not_found",
    reason: "Nobody has asked for that run.",
    attempts: 1,
  });
  await replayDeadLetter(ctx, letter?.id ?? "");
  await world.settled();
  expect((await letters()).map(({ state }) => state)).toEqual(["open", "replayed"]);
});

test("an unexpected failure shows on the document under a reference, without a word of what was thrown", async () => {
  const { versionId } = await receiveDocument(ctx, {
    bytes: brokenPdf("nothing either"),
    fileName: "unlucky.pdf",
  });
  await world.settled();
  await world.admin`update document_versions set state = 'processing' where id = ${versionId}`;
  const failure = {
    function_id: "reims-read-document",
    run_id: "a run",
    event: { name: "document/received", data: { orgId: ctx.orgId, versionId } },
  };
  await failDocumentJob(failure, new Error("duplicate key (canary value)"));
  await failDocumentJob(failure, new Error("duplicate key (canary value)"));
  const [version] =
    await world.admin`select state, problem_code, problem from document_versions where id = ${versionId}`;
  expect(version).toMatchObject({ state: "failed", problem_code: "internal" });
  expect(version?.problem).toMatch(/reference [A-Z0-9]{4}-[A-Z0-9]{4}/);
  const letters =
    await world.admin`select row_to_json(l)::text as text from dead_letters l where job_run_id = 'a run'`;
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).not.toContain("canary");
  expect(letters[0]?.text).toContain('"attempts":4');
});

test.each([
  ["document/received", { versionId: "0197a3c2-9f4e-7b60-8d15-2c6e5b1f0a34" }],
  [
    "document/read",
    {
      versionId: "0197a3c2-9f4e-7b60-8d15-2c6e5b1f0a34",
      propertyId: "0197a3c2-9f4e-7b60-8d15-2c6e5b1f0a34",
      revision: 1,
    },
  ],
  ["run/requested", { runId: "0197a3c2-9f4e-7b60-8d15-2c6e5b1f0a34" }],
  ["chart/changed", { chartId: "0197a3c2-9f4e-7b60-8d15-2c6e5b1f0a34" }],
])(
  "%s without an organisation ends as a failed job and touches nothing",
  async (name, data) => {
    const before = await rowCounts();
    await world.send(ctx.orgId, name, data);
    await world.settled(120_000);
    const failed = await world.admin`select status from executor.runs
    where event ->> 'name' = ${name} and event -> 'data' = ${world.admin.json(data)}`;
    expect(failed.map(({ status }) => status)).toEqual(["failed"]);
    expect(await rowCounts()).toEqual(before);
  },
  150_000,
);
