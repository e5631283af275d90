import { isDeepStrictEqual } from "node:util";
import { beforeAll, expect, test } from "vitest";
import type { OrgContext } from "@/lib/auth/org-context";
import { makeSample } from "@/lib/sample/make-sample";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { listAuditEvents } from "@/lib/services/audit/list-audit-events";
import { assignFinding } from "@/lib/services/findings/assign-finding";
import { commentOnFinding } from "@/lib/services/findings/comment-on-finding";
import { disposeFinding } from "@/lib/services/findings/dispose-finding";
import type { FindingView } from "@/lib/services/findings/finding-view";
import { getFinding } from "@/lib/services/findings/get-finding";
import { listFindings } from "@/lib/services/findings/list-findings";
import { removeMember } from "@/lib/services/members/remove-member";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";
import { getRun } from "@/lib/services/runs/get-run";
import { listRunResults } from "@/lib/services/runs/list-run-results";
import { handIn, runRules } from "../support/hand-in";
import { makeOrganisation, type TestOrganization, useTestDatabase } from "../support/tenants";

useTestDatabase();

const options = { seed: 3, properties: 1, from: "2025-01", months: 2, prints: ["month" as const] };
const clean = makeSample({ ...options, defects: [] }).portfolio.documents;
const wrong = makeSample({ ...options, defects: ["digit"] }).portfolio.documents;
const at = clean.findIndex((document, index) => !isDeepStrictEqual(document, wrong[index]));

/** The print that differs between the two, as printed at another time. */
const reprint = (documents: readonly SampleDocument[], printedAt: string): SampleDocument => {
  const [document] = documents.slice(at);
  if (!document) throw new Error("The defect altered nothing.");
  return { ...document, printedAt };
};
/** The wrong print with the misprint a dollar further off: the same finding with another number. */
const worse = (printedAt: string): SampleDocument => {
  const document = reprint(wrong, printedAt);
  const rows = document.rows.map((row, index) => {
    const right = clean[at]?.rows[index];
    if (isDeepStrictEqual(row, right)) return row;
    const entries = Object.entries(row.values).map(([column, value]) => [column, (value ?? 0n) + 100n]);
    return { ...row, values: Object.fromEntries(entries) };
  });
  return { ...document, rows };
};
const everything = 5_000;

let organisation: TestOrganization;
let ctx: OrgContext;
let propertyId: string;
let firstRun: string;
let opened: FindingView[];

/** Hands in one more print and runs the rules as the jobs would. */
async function print(document: SampleDocument): Promise<string> {
  await handIn(ctx, [document]);
  return runRules(ctx.orgId, propertyId);
}

async function open(): Promise<FindingView[]> {
  return (await listFindings(ctx, { state: "open", limit: everything })).items;
}

/** What the altered print is to blame for: a clean property-month warns at most, and fails in nothing. */
async function worstFailure(): Promise<FindingView> {
  const worst = (await open()).find(({ outcome }) => outcome === "failed");
  if (!worst) throw new Error("Nothing has failed.");
  return worst;
}

beforeAll(async () => {
  organisation = await makeOrganisation("Findings");
  ctx = organisation.context();
  const others = wrong.filter((_, index) => index !== at);
  const properties = await handIn(ctx, [...others, reprint(wrong, "2026-01-01T08:00")]);
  [propertyId = ""] = properties.values();
  firstRun = await runRules(ctx.orgId, propertyId);
  opened = await open();
}, 60_000);

test("what fails or warns is a finding, one each, the largest effect first", async () => {
  const { items } = await listRunResults(ctx, { runId: firstRun, limit: everything });
  const bad = items.filter(({ outcome }) => outcome === "failed" || outcome === "warned");
  expect(opened.length).toBe(bad.length);
  expect(opened.length).toBeGreaterThan(1);
  const cents = opened.map(({ dollarEffect }) => Number(dollarEffect.replace(".", "")));
  expect(cents).toEqual(cents.toSorted((a, b) => b - a));
  expect(opened.every(({ needsAttention, firstRunId }) => needsAttention && firstRunId === firstRun)).toBe(
    true,
  );
});

test("findings come page by page, each once", async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listFindings(ctx, { limit: 2, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual((await listFindings(ctx, { limit: everything })).items.map(({ id }) => id));
  expect(new Set(seen).size).toBe(seen.length);
});

test("filters leave what they say", async () => {
  const [one] = opened;
  if (!one) throw new Error("No finding is open.");
  const { end: periodEnd } = one.period;
  const some = await listFindings(ctx, {
    propertyId,
    periodEnd,
    severity: one.severity,
    needsAttention: true,
    limit: everything,
  });
  expect(some.items.map(({ id }) => id)).toEqual(
    opened
      .filter(({ severity, period }) => severity === one.severity && period.end === periodEnd)
      .map(({ id }) => id),
  );
  const none = { needsAttention: false, limit: 10 };
  expect((await listFindings(ctx, none)).items).toEqual([]);
});

test("a finding shows its numbers, its places on pages, its cause and what else has it", async () => {
  const all = await Promise.all(opened.map(({ id }) => getFinding(ctx, id)));
  const { versions } = await getRun(ctx, firstRun);
  for (const finding of all) {
    expect(finding.explanation).toMatchObject({ isCurrentVersion: true });
    expect(finding.explanation.whyItMatters?.length).toBeGreaterThan(10);
    expect(finding.evidence.length).toBeGreaterThan(0);
    for (const { versionId, page, box } of finding.evidence) {
      expect(versions.map((version) => version.versionId)).toContain(versionId);
      expect([page, box.length]).toEqual([expect.any(Number), 4]);
    }
    expect(finding.history.map(({ kind, runId }) => [kind, runId])).toEqual([["opened", firstRun]]);
    const same = all.filter(
      (other) => other.id !== finding.id && finding.causeGroup && other.causeGroup === finding.causeGroup,
    );
    expect(finding.sameCause.map(({ id }) => id).sort()).toEqual(same.map(({ id }) => id).sort());
  }
  expect(all.some(({ trace }) => trace !== null)).toBe(true);
  expect(all.some(({ sameCause }) => sameCause.length > 0)).toBe(true);
});

test("a corrected print clears, the old run keeps what it said, and the same mistake again reopens", async () => {
  const worst = await worstFailure();
  const before = await listRunResults(ctx, { runId: firstRun, limit: everything });
  const cleared = await print(reprint(clean, "2026-01-02T08:00"));
  expect(await getFinding(ctx, worst.id)).toMatchObject({
    state: "cleared",
    lastRunId: cleared,
    because: worst.because,
  });
  expect((await listFindings(ctx, { limit: everything })).items.map(({ id }) => id)).toEqual(
    expect.arrayContaining(opened.map(({ id }) => id)),
  );
  expect(await listRunResults(ctx, { runId: firstRun, limit: everything })).toEqual(before);
  const reopened = await print(reprint(wrong, "2026-01-03T08:00"));
  const again = await getFinding(ctx, worst.id);
  expect(again).toMatchObject({ state: "open", firstRunId: firstRun, lastRunId: reopened });
  expect(again.history.map(({ kind }) => kind)).toEqual(["opened", "cleared", "reopened"]);
});

test("a disposition stands, whichever print says the same, until a number changes", async () => {
  const finding = await worstFailure();
  const { id: findingId, verdictHash } = finding;
  await disposeFinding(ctx, {
    findingId,
    disposition: "accepted",
    reason: "Known; see the bank.",
    verdictHash,
  });
  const disposed = await getFinding(ctx, findingId);
  expect(disposed).toMatchObject({
    disposition: "accepted",
    dispositionReason: "Known; see the bank.",
    needsAttention: false,
  });
  await runRules(ctx.orgId, propertyId);
  expect(await getFinding(ctx, findingId)).toEqual(disposed);

  await print(reprint(wrong, "2026-01-04T08:00"));
  const reprinted = await getFinding(ctx, findingId);
  expect(reprinted).toMatchObject({ state: "open", disposition: "accepted", needsAttention: false });
  expect(reprinted.verdictHash).not.toBe(verdictHash);
  expect(reprinted.history).toEqual(disposed.history);

  await print(worse("2026-01-04T09:00"));
  const changed = await getFinding(ctx, findingId);
  expect(changed).toMatchObject({ state: "open", disposition: "accepted", needsAttention: true });
  expect(changed.history.at(-1)?.kind).toBe("changed");
  const stale = { findingId, disposition: "accepted" as const, reason: "Still known.", verdictHash };
  await expect(disposeFinding(ctx, stale)).rejects.toMatchObject({ code: "conflict" });

  // The numbers that were answered, once more: so is the answer.
  await print(reprint(wrong, "2026-01-04T10:00"));
  expect(await getFinding(ctx, findingId)).toMatchObject({ disposition: "accepted", needsAttention: false });
});

test("an answer outlasts a time without its finding", async () => {
  const { id: findingId } = await worstFailure();
  await print(reprint(clean, "2026-01-04T11:00"));
  expect(await getFinding(ctx, findingId)).toMatchObject({ state: "cleared" });
  await print(reprint(wrong, "2026-01-04T12:00"));
  const { history, ...again } = await getFinding(ctx, findingId);
  expect(again).toMatchObject({ state: "open", disposition: "accepted", needsAttention: false });
  expect(history.slice(-2).map(({ kind }) => kind)).toEqual(["cleared", "reopened"]);
});

test("a disposition needs an open finding", async () => {
  const finding = await worstFailure();
  const disposition = "false_alarm" as const;
  await print(reprint(clean, "2026-01-05T08:00"));
  await expect(
    disposeFinding(ctx, { findingId: finding.id, disposition, reason: "Too late." }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("comments and assignees are in the history and in the audit trail", async () => {
  const [finding] = (await listFindings(ctx, { limit: 1 })).items;
  if (!finding) throw new Error("There is no finding.");
  const { id: findingId } = finding;
  const analyst = organisation.members.analyst;
  await commentOnFinding(ctx, { findingId, text: "Asked the bank." });
  await assignFinding(ctx, { findingId, assigneeId: analyst.id });
  await assignFinding(ctx, { findingId, assigneeId: analyst.id });
  const { history, assigneeName } = await getFinding(ctx, findingId);
  expect(assigneeName).toBe(analyst.name);
  expect(history.slice(-2)).toMatchObject([
    { kind: "commented", detail: { text: "Asked the bank." }, actorName: organisation.members.owner.name },
    { kind: "assigned", detail: { assigneeId: analyst.id } },
  ]);
  await assignFinding(ctx, { findingId, assigneeId: null });
  expect((await getFinding(ctx, findingId)).assigneeId).toBeNull();
  const { items } = await listAuditEvents(ctx, { entityId: findingId, limit: 200 });
  expect(items.map(({ action }) => action)).toEqual([
    "finding.assigned",
    "finding.assigned",
    "finding.commented",
    ...items.slice(3).map(() => "finding.disposed"),
  ]);
  const stranger = await makeOrganisation("Strangers");
  await expect(
    assignFinding(ctx, { findingId, assigneeId: stranger.members.owner.id }),
  ).rejects.toMatchObject({ code: "not_a_member" });
});

test("a manager sees and answers findings of granted properties alone; a viewer answers none", async () => {
  const [finding] = (await listFindings(ctx, { limit: 1 })).items;
  if (!finding) throw new Error("There is no finding.");
  const granted = { ...organisation.context("manager"), propertyIds: new Set([propertyId]) };
  const { items } = await listFindings(granted, { limit: 1 });
  expect(items.map(({ id }) => id)).toEqual([finding.id]);
  await commentOnFinding(granted, { findingId: finding.id, text: "Support is attached." });
  const other = organisation.context("manager");
  expect((await listFindings(other, { limit: 1 })).items).toEqual([]);
  await expect(getFinding(other, finding.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(commentOnFinding(other, { findingId: finding.id, text: "Not mine." })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(
    commentOnFinding(organisation.context("viewer"), { findingId: finding.id, text: "Hello." }),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("somebody who has findings can be removed; the findings are nobody's again", async () => {
  const [finding] = (await listFindings(ctx, { limit: 1 })).items;
  if (!finding) throw new Error("There is no finding.");
  const { id: userId } = organisation.members.manager;
  await setMemberProperties(ctx, { userId, propertyIds: [finding.property.id] });
  await assignFinding(ctx, { findingId: finding.id, assigneeId: userId });
  await removeMember(ctx, { userId });
  expect((await getFinding(ctx, finding.id)).assigneeId).toBeNull();
});
