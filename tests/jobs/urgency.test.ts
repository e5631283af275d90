import { afterAll, beforeAll, expect, test } from "vitest";
import type { OrgContext } from "@/lib/auth/org-context";
import { metrics } from "@/lib/observability/metrics";
import { makeSample } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { createProperty } from "@/lib/services/properties/create-property";
import { type JobsWorld, startJobs } from "../support/jobs-world";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

const database = useTestDatabase();
const { portfolio } = makeSample({
  ...{ seed: 3, properties: 1, from: "2025-01", months: 6, prints: ["month"], defects: ["digit"] },
});

let world: JobsWorld;
let backlog: TestOrganization;
let visitor: TestOrganization;

/** A backlog of twelve is handed in before anything is read, then one document of somebody else. */
beforeAll(async () => {
  [backlog, visitor] = await twoOrganisations();
  await handIn(backlog.context(), 12);
  await handIn(visitor.context(), 1);
  await handIn(visitor.context(), 1);
  world = await startJobs(database.current);
  await world.settled();
}, 60_000);
afterAll(() => world?.stop());

async function handIn(ctx: OrgContext, count: number): Promise<void> {
  const [property] = portfolio.properties;
  if (!property) throw new Error("The sample has a property.");
  await createProperty(ctx, { code: property.code, name: property.name }).catch(() => {});
  for (const document of portfolio.documents.slice(0, count))
    await receiveDocument(ctx, { bytes: printDocument(document), fileName: document.fileName });
}

async function priorities(orgId: string, name: string): Promise<number[]> {
  const runs = await world.admin`
    select priority from executor.runs where event ->> 'name' = ${name} and event -> 'data' ->> 'orgId' = ${orgId}
    order by priority desc`;
  return runs.map(({ priority }) => Number(priority));
}

test("of a backlog the first few documents are urgent and the rest is not; another organisation's one document is", async () => {
  const first = Array.from({ length: 8 }, () => 100);
  expect(await priorities(backlog.orgId, "document/received")).toEqual([...first, 0, 0, 0, 0]);
  expect(await priorities(visitor.orgId, "document/received")).toEqual([100]);
  expect(await priorities(visitor.orgId, "document/read")).toEqual([100]);
});

test("rules are shared out by organisation, whichever property they run on", async () => {
  const lanes = await world.admin`
    select distinct lane from executor.runs where function_id = 'reims-reconcile-property' order by lane`;
  expect(lanes.map(({ lane }) => lane)).toEqual([backlog.orgId, visitor.orgId].sort());
});

test("documents, findings and steps of jobs are counted", async () => {
  const text = await metrics().registry.metrics();
  expect(text).toContain('reims_documents_total{result="accepted"} 13');
  expect(text).toContain('reims_documents_total{result="duplicate"} 1');
  const [opened] = await world.admin`select count(*)::int as n from findings`;
  const counted = [...text.matchAll(/^reims_findings_total\{severity="\w+"\} (\d+)$/gm)];
  expect(counted.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(opened?.n);
  expect(opened?.n).toBeGreaterThan(0);
  const steps = /^reims_job_duration_seconds_count\{job="read-document",outcome="done"\} (\d+)$/m.exec(text);
  expect(Number(steps?.[1])).toBe(39);
});
