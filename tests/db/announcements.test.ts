import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { apiKeys } from "@/db/schema/api-keys";
import { documentVersions } from "@/db/schema/documents";
import { users } from "@/db/schema/identity";
import { memberships } from "@/db/schema/organizations";
import { outboxEvents } from "@/db/schema/outbox";
import { propertyGrants } from "@/db/schema/property-grants";
import { withSystem } from "@/db/system";
import { type TenantTx, withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { createProperty } from "@/lib/services/properties/create-property";
import { readCatalogue } from "../support/isolation/read-catalogue";
import { makeRows } from "../support/isolation/row-factory";
import { enter, insertRow } from "../support/isolation/try-in-tenant";
import { makeOrganisation, type TestOrganization, useTestDatabase } from "../support/tenants";

const holder = useTestDatabase();
const heard: { channel: string; payload: string }[] = [];
let listener: postgres.Sql;
let ours: TestOrganization;
let propertyId: string;

beforeAll(async () => {
  ours = await makeOrganisation("Ours");
  propertyId = (await createProperty(ours.context(), { code: "maple", name: "Maple Court" })).id;
  listener = postgres(holder.current.appUrl, { max: 1, onnotice: () => {} });
  for (const channel of ["reims_outbox", "reims_progress", "reims_access", "marker"])
    await listener.listen(channel, (payload) => void heard.push({ channel, payload }));
});
afterAll(() => listener.end());
beforeEach(async () => {
  await everythingHeard();
  heard.length = 0;
});

test("an event in the outbox is announced when its transaction commits, and not before", async () => {
  await withTenant(ours.orgId, async (tx) => {
    await insertEvent(tx);
    await everythingHeard();
    expect(said("reims_outbox")).toEqual([]);
  });
  await everythingHeard();
  expect(said("reims_outbox")).toEqual([""]);
});

test("an event that was taken back is not announced", async () => {
  const attempt = withTenant(ours.orgId, async (tx) => {
    await insertEvent(tx);
    throw new Error("taken back");
  });
  await expect(attempt).rejects.toThrow("taken back");
  await everythingHeard();
  expect(said("reims_outbox")).toEqual([]);
});

test("progress of a document is told by ids alone", async () => {
  const id = newId();
  await withTenant(ours.orgId, (tx) =>
    tx.insert(documentVersions).values({
      ...{ organizationId: ours.orgId, id, fileName: "canary.pdf", sha256: "canary", sizeBytes: 1 },
      ...{ quarantineKey: `org/${ours.orgId}/canary`, uploadedBy: "canary" },
    }),
  );
  await withTenant(ours.orgId, (tx) =>
    tx.update(documentVersions).set({ problem: "canary" }).where(eq(documentVersions.id, id)),
  );
  await everythingHeard();
  const expected = { organization: ours.orgId, kind: "document", id };
  expect(said("reims_progress").map((payload) => JSON.parse(payload))).toEqual([expected, expected]);
  expect(said("reims_progress").join()).not.toContain("canary");
});

test("a run is told by ids alone", async () => {
  const admin = postgres(holder.current.adminUrl, { max: 2, onnotice: () => {} });
  const catalogue = await readCatalogue(admin).finally(() => admin.end());
  const tables = ["organizations", "properties", "charts", "validation_runs"];
  const { rows } = makeRows(catalogue, tables, ours.orgId, 1);
  await listener.begin(async (tx) => {
    await enter(tx, ours.orgId);
    for (const table of tables.slice(1)) await insertRow(tx, table, rows.get(table) ?? {});
  });
  await everythingHeard();
  const expected = { organization: ours.orgId, kind: "run", id: rows.get("validation_runs")?.id };
  expect(said("reims_progress").map((payload) => JSON.parse(payload))).toEqual([expected]);
});

test.each<[string, (tx: TenantTx) => Promise<unknown>]>([
  [
    "a changed role",
    (tx) => tx.update(memberships).set({ role: "analyst" }).where(eq(memberships.role, "viewer")),
  ],
  [
    "a property that was given",
    (tx) =>
      tx
        .insert(propertyGrants)
        .values({ organizationId: ours.orgId, userId: ours.members.manager.id, propertyId }),
  ],
  ["a property that was taken away", (tx) => tx.delete(propertyGrants)],
  ["a removed member", (tx) => tx.delete(memberships).where(eq(memberships.role, "manager"))],
  ["a revoked key", (tx) => tx.update(apiKeys).set({ revokedAt: new Date() })],
])("open event streams are told of %s, without saying whose", async (_, change) => {
  await withTenant(ours.orgId, change);
  await everythingHeard();
  expect(new Set(said("reims_access"))).toEqual(new Set([""]));
});

test("open event streams are told of a person who was shut out", async () => {
  await withSystem((tx) =>
    tx.update(users).set({ disabledAt: new Date() }).where(eq(users.id, ours.members.admin.id)),
  );
  await everythingHeard();
  expect(said("reims_access")).toEqual([""]);
});

function insertEvent(tx: TenantTx) {
  return tx
    .insert(outboxEvents)
    .values({ organizationId: ours.orgId, id: newId(), name: "test/happened", data: {} });
}

function said(channel: string): string[] {
  return heard.filter((message) => message.channel === channel).map(({ payload }) => payload);
}

/** Messages come in the order of commits: once this one is here, so is everything before it. */
async function everythingHeard(): Promise<void> {
  const marker = newId();
  await listener.notify("marker", marker);
  await vi.waitFor(() => expect(said("marker")).toContain(marker), { timeout: 5_000, interval: 5 });
}
