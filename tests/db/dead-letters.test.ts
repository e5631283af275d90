import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { getVersionOrThrow, updateVersion } from "@/db/queries/document-versions";
import { outboxEvents } from "@/db/schema/outbox";
import { withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import { listAuditEvents } from "@/lib/services/audit/list-audit-events";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { dismissDeadLetter } from "@/lib/services/jobs/dismiss-dead-letter";
import { listDeadLetters } from "@/lib/services/jobs/list-dead-letters";
import { type FailedJob, recordDeadLetter } from "@/lib/services/jobs/record-dead-letter";
import { replayDeadLetter } from "@/lib/services/jobs/replay-dead-letter";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();

let ours: TestOrganization;
let theirs: TestOrganization;
let versionId: string;

beforeAll(async () => {
  [ours, theirs] = await twoOrganisations();
  const [document] = generatePortfolio({ seed: 1, properties: 1, months: 1, prints: ["month"] }).documents;
  if (!document) throw new Error("The portfolio is empty.");
  const file = { bytes: printDocument(document), fileName: document.fileName };
  ({ versionId } = await receiveDocument(ours.context(), file));
});

const failure = (over: Partial<FailedJob> = {}): FailedJob => ({
  functionId: "reims-read-document",
  jobRunId: newId(),
  eventName: "document/received",
  eventData: { orgId: ours.orgId, versionId },
  reason: { code: "internal", reason: "Something went wrong on our side (reference 1234)." },
  attempts: 4,
  ...over,
});

async function letters(state?: "open" | "replayed" | "dismissed") {
  return (await listDeadLetters(ours.context(), { state, limit: 200 })).items;
}

function announced(): Promise<{ data: unknown }[]> {
  return withTenant(ours.orgId, (tx) =>
    tx
      .select({ data: outboxEvents.data })
      .from(outboxEvents)
      .where(and(eq(outboxEvents.name, "document/received"))),
  );
}

test("the same failure reported twice is one letter", async () => {
  const job = failure();
  await recordDeadLetter(ours.orgId, job);
  await recordDeadLetter(ours.orgId, { ...job, attempts: 9 });
  expect((await letters()).filter(({ jobRunId }) => jobRunId === job.jobRunId)).toMatchObject([
    { state: "open", attempts: 4, reasonCode: "internal" },
  ]);
});

test("replayed ten times at once, the event is announced once and the document is under way again", async () => {
  await withTenant(ours.orgId, (tx) =>
    updateVersion(tx, versionId, { state: "failed", problemCode: "internal", problem: "Something." }),
  );
  const job = failure();
  await recordDeadLetter(ours.orgId, job);
  const letter = (await letters("open")).find(({ jobRunId }) => jobRunId === job.jobRunId);
  const before = (await announced()).length;
  await Promise.all(Array.from({ length: 10 }, () => replayDeadLetter(ours.context(), letter?.id ?? "")));
  const events = await announced();
  expect(events.length).toBe(before + 1);
  expect(events.at(-1)?.data).toEqual({ orgId: ours.orgId, versionId });
  const version = await withTenant(ours.orgId, (tx) => getVersionOrThrow(tx, versionId));
  expect(version).toMatchObject({ state: "processing", problemCode: null });
  expect((await letters("replayed")).map(({ id }) => id)).toEqual([letter?.id]);
  const trail = await listAuditEvents(ours.context(), { entityId: letter?.id, limit: 10 });
  expect(trail.items.map(({ action }) => action)).toEqual(["dead-letter.replayed"]);
});

test("a letter cannot make a job of another organisation", async () => {
  const job = failure({ eventData: { orgId: theirs.orgId, versionId } });
  await recordDeadLetter(ours.orgId, job);
  const letter = (await letters("open")).find(({ jobRunId }) => jobRunId === job.jobRunId);
  await replayDeadLetter(ours.context(), letter?.id ?? "");
  for (const { data } of await announced()) expect(data).toMatchObject({ orgId: ours.orgId });
});

test("an event that is gone is not announced", async () => {
  const job = failure({ eventName: "document/forgotten" });
  await recordDeadLetter(ours.orgId, job);
  const letter = (await letters("open")).find(({ jobRunId }) => jobRunId === job.jobRunId);
  await expect(replayDeadLetter(ours.context(), letter?.id ?? "")).rejects.toMatchObject({
    code: "not_replayable",
  });
  expect((await letters("open")).map(({ id }) => id)).toContain(letter?.id);
});

test("what is dismissed leaves the list of what is open, once, and is kept", async () => {
  const job = failure();
  await recordDeadLetter(ours.orgId, job);
  const letter = (await letters("open")).find(({ jobRunId }) => jobRunId === job.jobRunId);
  await dismissDeadLetter(ours.context(), letter?.id ?? "");
  await dismissDeadLetter(ours.context(), letter?.id ?? "");
  expect((await letters("open")).map(({ id }) => id)).not.toContain(letter?.id);
  expect((await letters("dismissed")).map(({ id }) => id)).toEqual([letter?.id]);
  const trail = await listAuditEvents(ours.context(), { entityId: letter?.id, limit: 10 });
  expect(trail.items.map(({ action }) => action)).toEqual(["dead-letter.dismissed"]);
});

test("failed jobs are of their organisation and of those who may see jobs", async () => {
  const [letter] = await letters();
  const context = theirs.context();
  expect((await listDeadLetters(context, { limit: 200 })).items).toEqual([]);
  for (const act of [replayDeadLetter, dismissDeadLetter]) {
    await expect(act(context, letter?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
    await expect(act(ours.context("viewer"), letter?.id ?? "")).rejects.toMatchObject({ code: "forbidden" });
  }
});
