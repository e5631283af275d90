import { createHash } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { documentVersions } from "@/db/schema/documents";
import { organizations } from "@/db/schema/organizations";
import { withSystem } from "@/db/system";
import { withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { listOrganizations } from "@/lib/services/maintenance/list-organizations";
import { sweepQuarantine } from "@/lib/services/maintenance/sweep-quarantine";
import { quarantineKey } from "@/lib/storage/object-key";
import { objectStore } from "@/lib/storage/object-store";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();
let ours: TestOrganization;
let theirs: TestOrganization;
/** As if everything had been stored a day ago, and as if nothing had. */
const later = () => new Date(Date.now() + 60_000);
const before = () => new Date(Date.now() - 60_000);

/** An object as an upload puts it, without the row that was to follow. */
async function unnamed({ orgId }: TestOrganization): Promise<string> {
  const key = quarantineKey({ orgId, id: newId() });
  const bytes = new TextEncoder().encode("%PDF-1.7 a statement");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await objectStore().put(key, bytes, { contentType: "application/pdf", sha256 });
  return key;
}

async function named(organisation: TestOrganization, state: "processing" | "failed"): Promise<string> {
  const key = await unnamed(organisation);
  const { orgId } = organisation;
  const id = newId();
  await withTenant(orgId, (tx) =>
    tx.insert(documentVersions).values({
      organizationId: orgId,
      id,
      fileName: "a.pdf",
      // Of other bytes in each: that the key is the one that counts is what is tested.
      sha256: id,
      sizeBytes: 20,
      quarantineKey: key,
      uploadedBy: "user:a",
      state,
    }),
  );
  return key;
}

const isThere = async (key: string) => (await objectStore().head(key)) !== null;

beforeAll(async () => {
  [ours, theirs] = await twoOrganisations();
});
beforeEach(async () => {
  for (const { orgId } of [ours, theirs]) await sweepQuarantine(orgId, later());
});

test("what no version names goes, page after page; what one names stays, whatever became of it", async () => {
  const kept: string[] = [];
  const gone: string[] = [];
  for (const state of ["processing", "failed"] as const) {
    gone.push(await unnamed(ours), await unnamed(ours));
    kept.push(await named(ours, state));
  }
  expect(await sweepQuarantine(ours.orgId, later(), { pageSize: 2 })).toEqual({ removed: 4 });
  expect(await Promise.all(gone.map(isThere))).toEqual(gone.map(() => false));
  expect(await Promise.all(kept.map(isThere))).toEqual(kept.map(() => true));
  expect(await sweepQuarantine(ours.orgId, later())).toEqual({ removed: 0 });
});

test("what has just been stored waits for its row", async () => {
  const key = await unnamed(ours);
  expect(await sweepQuarantine(ours.orgId, before())).toEqual({ removed: 0 });
  expect(await isThere(key)).toBe(true);
});

test("one organisation is swept at a time, by its own rows alone", async () => {
  const [lost, foreign, theirNamed] = [
    await unnamed(ours),
    await unnamed(theirs),
    await named(theirs, "failed"),
  ];
  expect(await sweepQuarantine(ours.orgId, later())).toEqual({ removed: 1 });
  expect(await Promise.all([lost, foreign, theirNamed].map(isThere))).toEqual([false, true, true]);
});

test("the clearing-up knows which organisations there are, and nothing else of them", async () => {
  expect((await listOrganizations()).sort()).toEqual([ours.orgId, theirs.orgId].sort());
  const reading = withSystem((tx) => tx.select({ name: organizations.name }).from(organizations));
  await expect(reading).rejects.toMatchObject({ cause: { code: "42501" } });
});
