import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/auth/new-id";
import type { OrgContext } from "@/lib/auth/org-context";
import { PERMISSIONS } from "@/lib/auth/permissions";
import { contextOfMember } from "@/lib/auth/resolve-context";
import { makeSample } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import { getChart } from "@/lib/services/charts/get-chart";
import { lookAround, lookAt } from "@/lib/services/events/look";
import { countOpenFindings } from "@/lib/services/findings/count-open-findings";
import { recordDeadLetter } from "@/lib/services/jobs/record-dead-letter";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";
import { runOrganization } from "@/lib/services/runs/run-organization";
import { handIn, runRules } from "../support/hand-in";
import { upload } from "../support/http/api";
import { call, isIdName, orgRoutes, parametersOf, titleOf } from "../support/http/routes";
import { sampleBody, sampleQuery } from "../support/http/sample-body";
import { readCatalogue, tenantTables } from "../support/isolation/read-catalogue";
import { makeOrganisation, type TestOrganization, useTestDatabase } from "../support/tenants";

/** A manager is granted one property of two: by no route and by no service is there anything of the other. */
const database = useTestDatabase();
const routes = (await orgRoutes()).filter(({ path }) => path !== "/api/v1/events");
const withIds = routes.filter((route) => parametersOf(route).some(isIdName));
const lists = routes.filter((route) => route.method === "GET" && !withIds.includes(route));

const { portfolio } = makeSample({
  seed: 7,
  properties: 2,
  from: "2025-01",
  months: 2,
  prints: ["month"],
  defects: ["digit", "sign"],
});
const MONTH = "2025-02";

interface Side {
  propertyId: string;
  /** Of every row that belongs to the property. */
  ids: string[];
  /** Its code, and the names and hashes of its files. */
  words: string[];
}

let organisation: TestOrganization;
let manager: OrgContext;
let headers: Record<string, string>;
let granted: Side;
let hidden: Side;
/** Of the organisation as a whole: the run speaks of both properties. */
let wholeRunId: string;

beforeAll(async () => {
  organisation = await makeOrganisation("Grants");
  const { orgId } = organisation;
  const properties = [...(await handIn(organisation.context(), portfolio.documents))];
  for (const [, propertyId] of properties) await runRules(orgId, propertyId);
  wholeRunId = newId();
  await runOrganization(orgId, { runId: wholeRunId, actor: "job:test" });
  const [mine, other] = properties.map(([code, propertyId]) => ({ code, propertyId }));
  if (!mine || !other) throw new Error("The sample has two properties.");
  await recordDeadLetter(orgId, {
    functionId: "reims-reconcile-property",
    jobRunId: "one",
    eventName: "document/read",
    eventData: { orgId, versionId: newId(), propertyId: other.propertyId, revision: 1 },
    reason: { code: "internal", reason: "Something went wrong on our side." },
    attempts: 4,
  });
  const { id: userId } = organisation.members.manager;
  await setMemberProperties(organisation.context(), { userId, propertyIds: [mine.propertyId] });
  manager = { ...organisation.context("manager"), propertyIds: new Set([mine.propertyId]) };
  headers = await organisation.browser("manager");
  granted = await sideOf(mine);
  hidden = await sideOf(other);
}, 120_000);

/** From the catalogue: whatever table has the id of the property. */
async function sideOf({ code, propertyId }: { code: string; propertyId: string }): Promise<Side> {
  const admin = postgres(database.current.adminUrl, { max: 1, onnotice: () => {} });
  try {
    const catalogue = await readCatalogue(admin);
    const columns = await admin<{ table: string; names: string[] }[]>`
      select table_name as table, array_agg(column_name::text) as names from information_schema.columns
      where table_schema = 'public' group by table_name`;
    const ids = new Set([propertyId]);
    for (const { table, names } of columns)
      if (tenantTables(catalogue).includes(table) && names.includes("id") && names.includes("property_id"))
        for (const { id } of await admin`select id from ${admin(table)} where property_id = ${propertyId}`)
          ids.add(id);
    const files =
      await admin`select file_name, sha256 from document_versions where property_id = ${propertyId}`;
    // Its name is no secret: the prints of its sister name it, as who owes them money.
    const words = [code, ...files.flatMap(({ file_name, sha256 }) => [file_name, sha256])];
    return { propertyId, ids: [...ids], words };
  } finally {
    await admin.end({ timeout: 5 });
  }
}

/** What of the other property an answer holds, or of whichever must not be there. */
function tracesIn(answer: unknown, { ids, words } = hidden): string[] {
  const text = typeof answer === "string" ? answer : JSON.stringify(answer, plain);
  return [...ids, ...words, wholeRunId].filter((secret) => text.includes(secret));
}

const plain = (_key: string, value: unknown) =>
  value instanceof Map ? [...value] : value instanceof Set ? [...value] : value;

async function bodyOf(response: Response): Promise<string> {
  return response.headers.get("content-type")?.includes("json") ? response.text() : "";
}

test("there is something to be seen of both properties", () => {
  for (const { ids, words } of [granted, hidden]) {
    expect(ids.length).toBeGreaterThan(8);
    expect(words.length).toBeGreaterThan(8);
  }
});

describe("by the routes", () => {
  test("every id of the other property, in every route that takes one, is not found", async () => {
    const allowed = withIds.filter(({ spec }) => manager.permissions.has(spec.permission));
    expect(allowed.length).toBeGreaterThan(15);
    const wrong: string[] = [];
    for (const id of [...hidden.ids, wholeRunId])
      for (const route of allowed) {
        const query = sampleQuery(route, id);
        const response = await call(route, { headers, id, query }, sampleBody(route));
        if (response.status !== 404 || tracesIn(await bodyOf(response)).length > 0)
          wrong.push(`${titleOf(route)} answered ${response.status}`);
      }
    expect(wrong).toEqual([]);
  });

  test("an id of the other property beside one that is granted is not found either", async () => {
    const wrong: string[] = [];
    for (const route of withIds.filter((each) => each.method === "GET" && sampleQuery(each, "x") !== ""))
      for (const id of granted.ids)
        for (const other of [...hidden.ids, wholeRunId]) {
          const response = await call(route, { headers, id, query: sampleQuery(route, other) });
          if (response.status === 200 && sampleQuery(route, other).includes(other))
            wrong.push(`${titleOf(route)} compared ${id} with ${other}`);
          await response.body?.cancel();
        }
    expect(wrong).toEqual([]);
  });

  test("what is granted is found, and says nothing of the other", async () => {
    const wrong: string[] = [];
    for (const route of withIds.filter(({ method }) => method === "GET")) {
      if (!manager.permissions.has(route.spec.permission)) continue;
      let found = 0;
      for (const id of granted.ids) {
        const response = await call(route, { headers, id, query: sampleQuery(route, id) });
        const traces = tracesIn(await bodyOf(response));
        if (response.status === 200) found += 1;
        if (traces.length > 0) wrong.push(`${titleOf(route)} tells of ${traces.join(", ")}`);
      }
      if (found === 0) wrong.push(`${titleOf(route)} finds nothing`);
    }
    expect(wrong).toEqual([]);
  });

  test("no list has anything of the other, by itself or asked for it; the owner's lists have", async () => {
    const owner = await organisation.browser("owner");
    const telling: string[] = [];
    for (const route of lists) {
      const query = sampleQuery(route, newId());
      const whole = await bodyOf(await call(route, { headers: owner, query }));
      if (tracesIn(whole).length > 0) telling.push(route.spec.name);
      if (!manager.permissions.has(route.spec.permission)) continue;
      for (const filter of ["", `propertyId=${hidden.propertyId}`]) {
        const asked = `${query === "" ? "?" : `${query}&`}${filter}`;
        const response = await call(route, { headers, query: asked });
        expect([titleOf(route), filter, tracesIn(await bodyOf(response))]).toEqual([
          titleOf(route),
          filter,
          [],
        ]);
      }
    }
    expect(telling).toEqual(
      expect.arrayContaining([
        ...["audit.list", "documents.list", "findings.list", "jobs.dead-letters", "properties.list"],
        "runs.list",
      ]),
    );
  });

  test("a document cannot be sent to the other property", async () => {
    const [document] = portfolio.documents;
    if (!document) throw new Error("The sample has documents.");
    const fields = { propertyId: hidden.propertyId };
    const response = await upload(headers, { bytes: printDocument(document), fields });
    expect(response.status).toBe(404);
  });
});

/** Services that take who asks: how each is asked for the other property, and what must come of it. */
type Ask = (verb: (...given: never[]) => unknown) => unknown;
const page = { limit: 200, cursor: undefined };
const onlyHidden: Readonly<Record<string, (ctx: OrgContext) => unknown[][]>> = {
  acceptHeader: (ctx) => hidden.ids.map((id) => [ctx, id]),
  assignFinding: (ctx) => hidden.ids.map((findingId) => [ctx, { findingId, assigneeId: null }]),
  commentOnFinding: (ctx) => hidden.ids.map((findingId) => [ctx, { findingId, text: "Is it so?" }]),
  diffDocuments: (ctx) => hidden.ids.map((id) => [ctx, { from: id, to: id }]),
  diffRuns: (ctx) => [...hidden.ids, wholeRunId].map((id) => [ctx, { before: id, after: id }]),
  disposeFinding: (ctx) =>
    hidden.ids.map((findingId) => [ctx, { findingId, disposition: "accepted", reason: "Because." }]),
  getDocument: (ctx) => hidden.ids.map((id) => [ctx, id]),
  getDocumentLines: (ctx) => hidden.ids.map((id) => [ctx, id]),
  getFinding: (ctx) => hidden.ids.map((id) => [ctx, id]),
  getProperty: (ctx) => hidden.ids.map((id) => [ctx, id]),
  getRun: (ctx) => [...hidden.ids, wholeRunId].map((id) => [ctx, id]),
  listDocumentVersions: (ctx) => hidden.ids.map((id) => [ctx, id]),
  listRunResults: (ctx) => [...hidden.ids, wholeRunId].map((runId) => [ctx, { runId, ...page }]),
  loadDiffPage: (ctx) => hidden.ids.map((versionId) => [ctx, { versionId, against: null }]),
  loadFindingPage: (ctx) => hidden.ids.map((id) => [ctx, id]),
  loadMetricPage: (ctx) =>
    hidden.ids.map((propertyId) => [
      ctx,
      { propertyId, metric: "noi", month: MONTH, basis: null, start: null },
    ]),
  loadPeriodPage: (ctx) => hidden.ids.map((propertyId) => [ctx, { propertyId, month: MONTH }]),
  loadPropertyPage: (ctx) => hidden.ids.map((id) => [ctx, id]),
  loadStatementPage: (ctx) => hidden.ids.map((id) => [ctx, id]),
  renderPage: (ctx) => hidden.ids.map((versionId) => [ctx, { versionId, page: 1, scale: 1 }]),
  requestRun: (ctx) => hidden.ids.map((propertyId) => [ctx, { propertyId }]),
  retryDocument: (ctx) => hidden.ids.map((id) => [ctx, id]),
  signOriginal: (ctx) => hidden.ids.map((versionId) => [ctx, { versionId, disposition: "inline" }]),
  updateProperty: (ctx) => hidden.ids.map((id) => [ctx, id, { name: "Taken over" }]),
};

/** What shows something of every property that is granted, and nothing of another. */
const ofWhatIsGranted: Readonly<Record<string, (ctx: OrgContext) => unknown[]>> = {
  countOpenFindings: (ctx) => [ctx],
  countWaiting: (ctx) => [ctx],
  getChart: (ctx) => [ctx],
  listChartVersions: (ctx) => [ctx, page],
  listDocuments: (ctx) => [ctx, page],
  listFindings: (ctx) => [ctx, page],
  listProperties: (ctx) => [ctx, page],
  listRuns: (ctx) => [ctx, page],
  listUnmapped: (ctx) => [ctx],
  loadPortfolio: (ctx) => [ctx, { last: null, months: 12 }],
  loadPortfolioMetric: (ctx) => [ctx, "noi"],
  lookAround: (ctx) => [ctx, new Date(0)],
  lookAt: (ctx) => [
    ctx,
    [...hidden.ids, ...granted.ids, wholeRunId].flatMap((id) => [
      { kind: "document", id },
      { kind: "run", id },
    ]),
  ],
};

/** Of the whole organisation: refused, whatever the role allows. */
const ofTheWhole: Readonly<Record<string, (ctx: OrgContext) => unknown[]>> = {
  createApiKey: (ctx) => [ctx, { name: "A key", role: "viewer", expiresInDays: 1 }],
  createProperty: (ctx) => [ctx, { code: "other", name: "Other" }],
  dismissDeadLetter: (ctx) => [ctx, newId()],
  getMemberProperties: (ctx) => [ctx, { userId: organisation.members.manager.id }],
  listAuditEvents: (ctx) => [ctx, page],
  listDeadLetters: (ctx) => [ctx, page],
  loadPropertyChoice: (ctx) => [ctx, organisation.members.manager.id],
  mapAccount: (ctx) => [ctx, { code: "5100-0000", role: "taxes", reason: "Because." }],
  replayDeadLetter: (ctx) => [ctx, newId()],
  restoreChartVersion: (ctx) => [ctx, { version: 1, reason: "Because." }],
  setMemberProperties: (ctx) => [
    ctx,
    { userId: organisation.members.manager.id, propertyIds: [hidden.propertyId] },
  ],
};

/** What is of no property at all, or only calls one of the above. */
const ofNoProperty = new Set([
  ...["addMember", "changeMemberRole", "listMembers", "removeMember", "requireOwnerFor", "revokeKeysBeyond"],
  ...["listApiKeys", "revokeApiKey"],
  // Tested by the routes above: they hand on what was asked.
  ...["uploadDocument", "receiveDocument", "handInSample", "handInPortfolio", "openEventStream"],
  // Parts of the verbs above, which have looked before.
  ...[
    "answeredByHeader",
    "changeChart",
    "getVisibleDocumentOrThrow",
    "loadReadingOrThrow",
    "recordFindingEvent",
    "tryAgain",
    "viewerOf",
  ],
]);

const SERVICES = fileURLToPath(new URL("../../lib/services/", import.meta.url));

/** Every exported function whose first or second parameter is who asks, with the file it is in. */
function servicesThatKnowWhoAsks(): Map<string, string> {
  const files = readdirSync(SERVICES, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return new Map(
    files.flatMap((file) =>
      [
        ...readFileSync(SERVICES + file, "utf8").matchAll(
          /^export (?:async )?function (\w+)\((?:\s*tx: TenantTx,)?\s*(?:\w+|\{[^}]*\}): (?:Pick<)?OrgContext/gm,
        ),
      ].map(([, name = ""]): [string, string] => [name, file]),
    ),
  );
}

const services = servicesThatKnowWhoAsks();

async function ask(name: string, given: unknown[]): Promise<unknown> {
  const module = (await import(`${SERVICES}${services.get(name)}`)) as Record<string, Parameters<Ask>[0]>;
  return module[name]?.(...(given as never[]));
}

describe("by the services, whatever the role allows beside", () => {
  const almighty = (): OrgContext => ({ ...manager, permissions: new Set(PERMISSIONS) });

  test("each of them is in one of the lists of this file", () => {
    const listed = [onlyHidden, ofWhatIsGranted, ofTheWhole].flatMap((each) => Object.keys(each));
    expect([...services.keys()].sort()).toEqual([...listed, ...ofNoProperty].sort());
  });

  test.each(Object.entries(onlyHidden))(
    "%s does not find what is of the other property",
    async (name, each) => {
      for (const given of each(almighty()))
        await expect(ask(name, given)).rejects.toMatchObject({ code: "not_found" });
    },
  );

  test.each(Object.entries(ofWhatIsGranted))("%s tells of what is granted alone", async (name, given) => {
    expect(tracesIn((await ask(name, given(almighty()))) ?? null)).toEqual([]);
  });

  test.each(Object.entries(ofTheWhole))("%s is refused", async (name, given) => {
    await expect(ask(name, given(almighty()))).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a run of everything is refused", async () => {
    await expect(ask("requestRun", [almighty(), { propertyId: null }])).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("what is counted beside the rail is counted among what is granted", async () => {
    const [mine, all] = [await countOpenFindings(manager), await countOpenFindings(organisation.context())];
    expect(mine).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(mine);
  });

  test("amounts of the chart are those of prints that are granted", async () => {
    const effects = async (ctx: OrgContext) => {
      const { accounts } = await getChart(ctx);
      return accounts.map(({ code, name, dollarEffect }) => [code, name, dollarEffect].join(" "));
    };
    const [mine, all] = [await effects(manager), await effects(organisation.context())];
    expect(mine.length).toBeGreaterThan(10);
    expect(mine.filter((each) => !all.includes(each)).length).toBeGreaterThan(0);
    expect(all.filter((each) => !mine.includes(each)).length).toBeGreaterThan(0);
  });

  test("an owner is told of both, by lists and by events alike", async () => {
    const owner = organisation.context();
    const about = hidden.ids.map((id) => ({ kind: "document" as const, id }));
    expect(tracesIn(await lookAround(owner, new Date(0))).length).toBeGreaterThan(0);
    expect(tracesIn(await lookAt(owner, about)).length).toBeGreaterThan(0);
    for (const name of ["listDocuments", "listFindings", "listRuns", "loadPortfolio"] as const)
      expect(tracesIn(await ask(name, ofWhatIsGranted[name]?.(owner) ?? []))).not.toEqual([]);
  });

  test("pages of the granted property say nothing of the other", async () => {
    const { propertyId } = granted;
    for (const [name, given] of [
      ["loadPropertyPage", propertyId],
      ["loadPeriodPage", { propertyId, month: MONTH }],
      ["loadMetricPage", { propertyId, metric: "noi", month: MONTH, basis: null, start: null }],
    ] as const)
      expect([name, tracesIn(await ask(name, [manager, given]))]).toEqual([name, []]);
    for (const name of ["loadFindingPage", "loadStatementPage"]) {
      const shown = await Promise.allSettled(granted.ids.map((id) => ask(name, [manager, id])));
      const pages = shown.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
      expect(pages.length).toBeGreaterThan(0);
      expect([name, tracesIn(pages)]).toEqual([name, []]);
    }
  });
});

test("once the property is taken away, the session that saw it finds nothing of it any more", async () => {
  const looking = routes.filter(
    ({ method, spec }) => method === "GET" && manager.permissions.has(spec.permission),
  );
  const telling = async () => {
    const found: string[] = [];
    for (const route of looking)
      for (const id of withIds.includes(route) ? granted.ids : [""]) {
        const response = await call(route, { headers, id, query: sampleQuery(route, id || newId()) });
        const isFound = response.status !== 404 && id !== "";
        if (isFound || tracesIn(await bodyOf(response), granted).length > 0) found.push(route.spec.name);
      }
    return new Set(found);
  };
  expect((await telling()).size).toBeGreaterThan(12);
  const { id: userId } = organisation.members.manager;
  await setMemberProperties(organisation.context(), { userId, propertyIds: [] });
  expect(await telling()).toEqual(new Set());
  const nothing = await contextOfMember(organisation.members.manager, { id: organisation.orgId });
  for (const [name, given] of Object.entries(ofWhatIsGranted))
    expect([name, tracesIn((await ask(name, given(nothing))) ?? null, granted)]).toEqual([name, []]);
});
