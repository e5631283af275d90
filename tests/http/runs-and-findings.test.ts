import { beforeAll, describe, expect, test } from "vitest";
import { makeSample } from "@/lib/sample/make-sample";
import { recordDeadLetter } from "@/lib/services/jobs/record-dead-letter";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";
import { handIn, runRules } from "../support/hand-in";
import { type ApiRequest, send } from "../support/http/api";
import { settle } from "../support/settle";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();

const { portfolio } = makeSample({
  seed: 7,
  properties: 1,
  from: "2025-01",
  months: 1,
  prints: ["month"],
  defects: ["digit"],
});

interface Side {
  organisation: TestOrganization;
  owner: Record<string, string>;
  propertyId: string;
  runId: string;
  findingId: string;
  deadLetterId: string;
}

/** Both organisations have the same property with the same documents, byte by byte. */
let ours: Side;
let theirs: Side;

beforeAll(async () => {
  const organisations = await twoOrganisations();
  ours = await fill(organisations[0]);
  theirs = await fill(organisations[1]);
}, 60_000);

async function fill(organisation: TestOrganization): Promise<Side> {
  const owner = await organisation.machine();
  const [propertyId = ""] = (await handIn(organisation.context(), portfolio.documents)).values();
  const runId = await runRules(organisation.orgId, propertyId);
  await recordDeadLetter(organisation.orgId, {
    functionId: "reims-make-requested-run",
    jobRunId: "one",
    eventName: "run/requested",
    eventData: { orgId: organisation.orgId, runId },
    reason: { code: "not_found", reason: "Nobody has asked for that run." },
    attempts: 1,
  });
  const [findingId = ""] = await idsAt(owner, "/api/v1/findings");
  const [deadLetterId = ""] = await idsAt(owner, "/api/v1/jobs/dead-letters");
  return { organisation, owner, propertyId, runId, findingId, deadLetterId };
}

async function idsAt(headers: Record<string, string>, path: string): Promise<string[]> {
  const { items } = await json<{ items: { id: string }[] }>(headers, path);
  return items.map(({ id }) => id);
}

/** The answer of a request that succeeds. */
async function json<Answer>(
  headers: Record<string, string>,
  path: string,
  request: ApiRequest = {},
): Promise<Answer> {
  const response = await send(headers, path, request);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}

async function problemAt(headers: Record<string, string>, path: string, request: ApiRequest = {}) {
  const response = await send(headers, path, request);
  const { code } = (await response.json()) as { code: string };
  return { status: response.status, code };
}

test("a run is asked for, queued, made and read, with the results and hashes of `check --json`", async () => {
  const { owner, propertyId, organisation } = ours;
  const asked = { method: "POST", json: { propertyId } } as const;
  const response = await send(owner, "/api/v1/runs", asked);
  expect(response.status).toBe(202);
  const { runId } = (await response.json()) as { runId: string };
  expect(await json(owner, `/api/v1/runs/${runId}`)).toMatchObject({ state: "queued", hashes: null });
  await settle(organisation.orgId);
  const run = await json<{ hashes: Record<string, string> }>(owner, `/api/v1/runs/${runId}`);
  expect(run).toMatchObject({ state: "finished", propertyId, trigger: "hand" });
  for (const hash of Object.values(run.hashes)) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const { items } = await json<{ items: Record<string, unknown>[] }>(owner, `/api/v1/runs/${runId}/results`);
  expect(Object.keys(items[0] ?? {})).toEqual([
    ...["rule", "version", "outcome", "severity", "property", "period", "subject", "because"],
    ...["left", "right", "difference", "tolerance", "cause", "candidates", "evidence"],
  ]);
  expect(await json(owner, `/api/v1/runs/${runId}/replay`, { method: "POST" })).toMatchObject({
    outcome: "identical",
    results: { compared: items.length, different: 0 },
  });
  expect(await json(owner, `/api/v1/runs/${runId}/diff?against=${ours.runId}`)).toMatchObject({
    counts: { added: 0, gone: 0, changed: 0, same: items.length },
  });
});

test("the same request for a run, sent again under its key, is one run", async () => {
  const request = {
    method: "POST",
    json: { propertyId: null },
    headers: { "idempotency-key": "a-run-of-everything" },
  } as const;
  const [first, again] = [
    await json(ours.owner, "/api/v1/runs", request),
    await json(ours.owner, "/api/v1/runs", request),
  ];
  expect(again).toEqual(first);
});

test("a finding is read, disposed of, commented on and assigned", async () => {
  const { owner, findingId, organisation } = ours;
  const at = `/api/v1/findings/${findingId}`;
  const finding = await json<{ verdictHash: string; evidence: { versionId: string }[] }>(owner, at);
  expect(finding.evidence.length).toBeGreaterThan(0);
  const disposition = {
    disposition: "asked",
    reason: "  The manager is asked. ",
    verdictHash: finding.verdictHash,
  };
  expect(await json(owner, `${at}/disposition`, { method: "PUT", json: disposition })).toMatchObject({
    disposition: "asked",
    dispositionReason: "The manager is asked.",
    needsAttention: false,
  });
  const stale = { ...disposition, verdictHash: "of another time" };
  expect(await problemAt(owner, `${at}/disposition`, { method: "PUT", json: stale })).toEqual({
    status: 409,
    code: "conflict",
  });
  const { analyst, manager } = organisation.members;
  const toManager = { method: "PUT", json: { assigneeId: manager.id } } as const;
  expect(await problemAt(owner, `${at}/assignee`, toManager)).toEqual({
    status: 422,
    code: "property_not_seen",
  });
  const assigneeId = analyst.id;
  await json(owner, `${at}/assignee`, { method: "PUT", json: { assigneeId } });
  const commented = await json<{ history: { kind: string }[] }>(owner, `${at}/comments`, {
    method: "POST",
    json: { text: "See the bank's letter." },
  });
  expect(commented).toMatchObject({ assigneeId, assigneeName: analyst.name });
  expect(commented.history.map(({ kind }) => kind)).toEqual(["opened", "disposed", "assigned", "commented"]);
  const { items } = await json<{ items: { action: string }[] }>(owner, `/api/v1/audit?entityId=${findingId}`);
  expect(items.map(({ action }) => action)).toEqual([
    "finding.commented",
    "finding.assigned",
    "finding.disposed",
  ]);
  const wanting = await idsAt(owner, "/api/v1/findings?needsAttention=true");
  expect(wanting).not.toContain(findingId);
});

test.each([
  ["PUT", "disposition", { disposition: "accepted", reason: " no " }, "Say why, in at least three letters."],
  ["PUT", "disposition", { disposition: "forgotten", reason: "Because." }, expect.any(String)],
  ["PUT", "assignee", {}, expect.any(String)],
  ["POST", "comments", { text: "  " }, "There is nothing in the comment."],
] as const)("%s of a wrong %s says what is wrong: %j", async (method, part, json, detail) => {
  const path = `/api/v1/findings/${ours.findingId}/${part}`;
  const response = await send(ours.owner, path, { method, json });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    code: "validation",
    detail,
    errors: [{ field: expect.any(String) }],
  });
});

test("the chart is read, changed, listed and restored", async () => {
  const { owner } = ours;
  const chart = await json<{ version: number; accounts: { code: string }[] }>(owner, "/api/v1/chart");
  expect(chart.accounts.map(({ code }) => code)).toContain("4010-0000");
  const mapping = { code: "4010-0000", role: "other_income", reason: "A trial." };
  const version = chart.version + 1;
  expect(await json(owner, "/api/v1/chart/accounts", { method: "POST", json: mapping })).toMatchObject({
    version,
  });
  const nonsense = { ...mapping, role: "cash" };
  expect(await problemAt(owner, "/api/v1/chart/accounts", { method: "POST", json: nonsense })).toEqual({
    status: 422,
    code: "mapping_refused",
  });
  await json(owner, `/api/v1/chart/versions/${chart.version}/restore`, {
    method: "POST",
    json: { reason: "It was one." },
  });
  const { items } = await json<{ items: { version: number }[] }>(owner, "/api/v1/chart/versions");
  expect(items.map((each) => each.version)).toEqual([version + 1, version, chart.version]);
  expect(await json(owner, "/api/v1/chart/unmapped")).toMatchObject({ items: [], nextCursor: null });
});

test("failed jobs are listed, replayed and dismissed", async () => {
  const at = `/api/v1/jobs/dead-letters/${ours.deadLetterId}`;
  expect(await idsAt(ours.owner, "/api/v1/jobs/dead-letters?state=open")).toEqual([ours.deadLetterId]);
  expect(await json(ours.owner, `${at}/dismiss`, { method: "POST" })).toMatchObject({ state: "dismissed" });
  expect(await json(ours.owner, `${at}/replay`, { method: "POST" })).toMatchObject({ state: "replayed" });
  expect(await idsAt(ours.owner, "/api/v1/jobs/dead-letters?state=open")).toEqual([]);
});

describe("another organisation's", () => {
  const disposition = { disposition: "accepted", reason: "Mine now." };
  const paths: [what: string, path: (side: Side) => string, request?: ApiRequest][] = [
    ["run", ({ runId }) => `runs/${runId}`],
    ["results", ({ runId }) => `runs/${runId}/results`],
    ["replay", ({ runId }) => `runs/${runId}/replay`, { method: "POST" }],
    ["run to compare", ({ runId }) => `runs/${runId}/diff?against=${runId}`],
    ["run to compare ours with", ({ runId }) => `runs/${ours.runId}/diff?against=${runId}`],
    ["finding", ({ findingId }) => `findings/${findingId}`],
    [
      "finding to dispose of",
      ({ findingId }) => `findings/${findingId}/disposition`,
      { method: "PUT", json: disposition },
    ],
    [
      "finding to comment on",
      ({ findingId }) => `findings/${findingId}/comments`,
      { method: "POST", json: { text: "Hello." } },
    ],
    [
      "finding to assign",
      ({ findingId }) => `findings/${findingId}/assignee`,
      { method: "PUT", json: { assigneeId: null } },
    ],
    [
      "failed job to replay",
      ({ deadLetterId }) => `jobs/dead-letters/${deadLetterId}/replay`,
      { method: "POST" },
    ],
    [
      "failed job to dismiss",
      ({ deadLetterId }) => `jobs/dead-letters/${deadLetterId}/dismiss`,
      { method: "POST" },
    ],
  ];
  test.each(paths)("%s does not exist", async (_what, path, request = {}) => {
    const answer = await problemAt(ours.owner, `/api/v1/${path(theirs)}`, request);
    expect(answer).toEqual({ status: 404, code: "not_found" });
  });

  test("property gets no run of ours", async () => {
    const request = { method: "POST", json: { propertyId: theirs.propertyId } } as const;
    expect(await problemAt(ours.owner, "/api/v1/runs", request)).toEqual({ status: 404, code: "not_found" });
  });

  test("rows are in none of our lists, whatever is asked for", async () => {
    const mine = JSON.stringify(
      await Promise.all(
        [
          "runs?limit=200",
          "findings?limit=200",
          "jobs/dead-letters?limit=200",
          "audit?limit=200",
          "chart/versions",
        ].map((path) => json(ours.owner, `/api/v1/${path}`)),
      ),
    );
    for (const id of [theirs.propertyId, theirs.runId, theirs.findingId, theirs.deadLetterId])
      expect(mine).not.toContain(id);
    expect(mine).not.toContain(theirs.organisation.orgId);
    for (const filter of [`findings?propertyId=${theirs.propertyId}`, `runs?propertyId=${theirs.propertyId}`])
      expect(await idsAt(ours.owner, `/api/v1/${filter}`)).toEqual([]);
    expect(await idsAt(ours.owner, `/api/v1/audit?entityId=${theirs.findingId}`)).toEqual([]);
  });
});

test("a manager meets what is of granted properties only", async () => {
  const { organisation, propertyId, runId, findingId } = theirs;
  const manager = await organisation.browser("manager");
  expect(await idsAt(manager, "/api/v1/findings")).toEqual([]);
  expect(await problemAt(manager, `/api/v1/findings/${findingId}`)).toMatchObject({ status: 404 });
  expect(await problemAt(manager, `/api/v1/runs/${runId}`)).toMatchObject({ status: 404 });
  expect(await json(manager, "/api/v1/chart")).toMatchObject({ accounts: [] });
  const { id: userId } = organisation.members.manager;
  await setMemberProperties(organisation.context(), { userId, propertyIds: [propertyId] });
  expect(await idsAt(manager, "/api/v1/findings")).toContain(findingId);
  expect(await json(manager, `/api/v1/runs/${runId}`)).toMatchObject({ id: runId });
  expect(await problemAt(manager, "/api/v1/runs", { method: "POST", json: { propertyId } })).toEqual({
    status: 403,
    code: "forbidden",
  });
});
