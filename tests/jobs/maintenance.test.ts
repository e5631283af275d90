import { createHash } from "node:crypto";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/auth/new-id";
import { env } from "@/lib/env";
import { quarantineKey } from "@/lib/storage/object-key";
import { objectStore } from "@/lib/storage/object-store";
import { type JobsWorld, startJobs } from "../support/jobs-world";
import { twoOrganisations, useTestDatabase } from "../support/tenants";

const database = useTestDatabase();
let world: JobsWorld;
beforeAll(async () => {
  world = await startJobs(database.current);
});
afterAll(() => world?.stop());

const HOUR_MS = 3_600_000;

/** Until the function that is due now has ended. */
async function runScheduled(functionId: string): Promise<void> {
  const { admin } = world;
  await expect.poll(() => makeDue(functionId), { timeout: 10_000 }).toBe(1);
  const ended = async () => {
    const [row] = await admin`select count(*)::int as n from executor.runs
      where function_id = ${functionId} and status = 'completed'`;
    return row?.n;
  };
  await expect.poll(ended, { timeout: 20_000 }).toBe(1);
}

async function makeDue(functionId: string): Promise<number> {
  const { count } =
    await world.admin`update executor.schedules set next_at = now() where function_id = ${functionId}`;
  return count;
}

async function orphan(orgId: string, ageMs: number): Promise<string> {
  const key = quarantineKey({ orgId, id: newId() });
  const bytes = new TextEncoder().encode("%PDF-1.7 a statement");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await objectStore().put(key, bytes, { contentType: "application/pdf", sha256 });
  const { objects } = env();
  if (objects.kind !== "files") throw new Error("Tests keep objects as files.");
  const storedAt = new Date(Date.now() - ageMs);
  await utimes(join(objects.folder, ...key.split("/")), storedAt, storedAt);
  return key;
}

test("what has had its time is purged by the hour", async () => {
  const [{ orgId }] = await twoOrganisations();
  await world.admin`insert into outbox_events (organization_id, id, name, data, dispatched_at)
    values (${orgId}, ${newId()}, 'test/old', '{}', now() - interval '8 days')`;
  await runScheduled("reims-purge-old-rows");
  expect(await world.admin`select id from outbox_events where name = 'test/old'`).toHaveLength(0);
}, 60_000);

test("objects that killed uploads left a day ago are swept in every organisation, younger ones are not", async () => {
  const organisations = await twoOrganisations();
  const old = await Promise.all(organisations.map(({ orgId }) => orphan(orgId, 25 * HOUR_MS)));
  const young = await Promise.all(organisations.map(({ orgId }) => orphan(orgId, 23 * HOUR_MS)));
  await runScheduled("reims-sweep-quarantine");
  const isThere = async (key: string) => (await objectStore().head(key)) !== null;
  expect(await Promise.all(old.map(isThere))).toEqual([false, false]);
  expect(await Promise.all(young.map(isThere))).toEqual([true, true]);
}, 60_000);
