import { asc } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { outboxEvents } from "@/db/schema/outbox";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { generatePortfolio } from "@/lib/sample/portfolio";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { listAuditEvents } from "@/lib/services/audit/list-audit-events";
import { getChart } from "@/lib/services/charts/get-chart";
import { listChartVersions } from "@/lib/services/charts/list-chart-versions";
import { listUnmapped } from "@/lib/services/charts/list-unmapped";
import { mapAccount } from "@/lib/services/charts/map-account";
import { rerunAfterChartChange } from "@/lib/services/charts/rerun-after-chart-change";
import { restoreChartVersion } from "@/lib/services/charts/restore-chart-version";
import { getRun } from "@/lib/services/runs/get-run";
import { replayRun } from "@/lib/services/runs/replay-run";
import { runProperty } from "@/lib/services/runs/run-property";
import { handIn, runRules } from "../support/hand-in";
import { makeOrganisation, type TestOrganization, useTestDatabase } from "../support/tenants";

useTestDatabase();

/** An account outside of every range of the chart, under another's amount. */
const STRANGE = "9500-0000";

const { documents } = generatePortfolio({
  seed: 4,
  properties: 2,
  from: "2025-01",
  months: 1,
  prints: ["month"],
});
const [firstProperty = ""] = documents.map(({ property }) => property.code);

/** The first property's income statement shows its base rent under a code that the chart does not know. */
const prints = documents.map(
  (document): SampleDocument =>
    document.property.code === firstProperty && document.kind === "income_statement"
      ? {
          ...document,
          rows: document.rows.map((row) => (row.code === "4010-0000" ? { ...row, code: STRANGE } : row)),
        }
      : document,
);

let organisation: TestOrganization;
let ctx: OrgContext;
let properties: Map<string, string>;
const reason = "It is the rent.";

beforeAll(async () => {
  organisation = await makeOrganisation("Charts");
  ctx = organisation.context();
  properties = await handIn(ctx, prints);
  for (const id of properties.values()) await runRules(ctx.orgId, id);
}, 60_000);

const idOf = (code: string) => properties.get(code) ?? "";
const otherId = () => [...properties.values()].find((id) => id !== idOf(firstProperty)) ?? "";

test("the chart shows every printed account with its roles, the largest amount first", async () => {
  const { accounts, roles, version } = await getChart(ctx);
  expect(version).toBe(1);
  expect(roles).toContain("base_rent");
  expect(roles).not.toContain("total_income");
  const rent = accounts.find(({ code }) => code === "4010-0000");
  expect(rent).toMatchObject({ section: "income_statement", role: "base_rent" });
  expect(rent?.roles).toContain("income");
  const cents = accounts.map(({ dollarEffect }) => Number(dollarEffect.replace(".", "")));
  expect(cents).toEqual(cents.toSorted((a, b) => b - a));
  const printed = new Set(
    prints.flatMap(({ rows }) =>
      rows.flatMap(({ kind, section, code }) =>
        kind === "line" && section !== "adjustments" ? (code ?? []) : [],
      ),
    ),
  );
  expect(new Set(accounts.map(({ code }) => code))).toEqual(printed);
});

test("an account without a role is listed with what it amounts to", async () => {
  const unmapped = await listUnmapped(ctx);
  const print = prints.find(
    ({ kind, property }) => kind === "income_statement" && property.code === firstProperty,
  );
  const { period_to_date: amount = 0n, year_to_date: year = 0n } =
    print?.rows.find(({ code }) => code === STRANGE)?.values ?? {};
  const largest = amount > year ? amount : year;
  expect(unmapped).toMatchObject([{ code: STRANGE, role: null }]);
  expect(unmapped[0]?.dollarEffect.replace(".", "")).toBe(String(largest));
  const stranger = { ...organisation.context("manager"), propertyIds: new Set([otherId()]) };
  expect(await listUnmapped(stranger)).toEqual([]);
});

test.each([
  [{ code: "4010", role: "base_rent" }, "written like 1234-0000"],
  [{ code: STRANGE, role: "base_rant" }, 'Did you mean "base_rent"?'],
  [{ code: STRANGE, role: "total_income" }, "is given to none"],
  [{ code: STRANGE, role: "income" }, "is given to none"],
  [{ code: STRANGE, role: "cash" }, "balance sheet"],
  [{ code: "9999-0000", role: "base_rent" }, "No document prints an account 9999-0000"],
  [{ code: STRANGE, name: "Parking Lot", role: "base_rent" }, 'called "Parking Lot"'],
  [{ code: "4010-0000", role: "base_rent" }, "already"],
])("nonsense is refused with a sentence: %j", async (mapping, sentence) => {
  await expect(mapAccount(ctx, { ...mapping, reason })).rejects.toThrow(sentence);
  expect((await getChart(ctx)).version).toBe(1);
});

test("a mapping is a new version, re-runs what it touches, and leaves the rest and the past as they are", async () => {
  const [touched, untouched] = [idOf(firstProperty), otherId()];
  const before = {
    touched: await runRules(ctx.orgId, touched),
    untouched: await runRules(ctx.orgId, untouched),
  };
  const changed = await mapAccount(ctx, { code: STRANGE, role: "base_rent", reason });
  expect(changed).toMatchObject({ version: 2, reason });
  expect(await listUnmapped(ctx)).toEqual([]);
  expect(await lastEvent()).toMatchObject({
    name: "chart/changed",
    data: { orgId: ctx.orgId, chartId: changed.id },
  });
  expect(await rerunAfterChartChange(ctx.orgId, changed.id)).toEqual([touched]);
  const run = (propertyId: string) =>
    runProperty(ctx.orgId, { propertyId, trigger: "mapping", actor: "job:rerun-after-chart-change" });
  expect(await run(untouched)).toBe(before.untouched);
  const again = await run(touched);
  expect(again).not.toBe(before.touched);
  const [was, is] = [await getRun(ctx, before.touched), await getRun(ctx, again)];
  expect(is.hashes?.facts).not.toBe(was.hashes?.facts);
  expect(is.trigger).toBe("mapping");
  expect(await rerunAfterChartChange(ctx.orgId, changed.id)).toEqual([]);
  expect((await replayRun(ctx.orgId, before.touched, null)).outcome).toBe("identical");
  expect((await replayRun(ctx.orgId, again, null)).outcome).toBe("identical");
  const { items } = await listAuditEvents(ctx, { action: "chart.mapped", limit: 5 });
  expect(items).toMatchObject([{ entityId: changed.id, after: { role: "base_rent", reason } }]);
});

test("an earlier version comes into force again as a new one", async () => {
  const restored = await restoreChartVersion(ctx, { version: 1, reason: "It was not the rent." });
  const { items, nextCursor } = await listChartVersions(ctx, { limit: 2 });
  expect(items.map(({ version }) => version)).toEqual([3, 2]);
  expect(nextCursor).not.toBeNull();
  const rest = await listChartVersions(ctx, { limit: 2, cursor: nextCursor ?? "" });
  expect(rest.items).toMatchObject([{ version: 1, hash: restored.hash }]);
  expect((await listUnmapped(ctx)).map(({ code }) => code)).toEqual([STRANGE]);
  expect(await rerunAfterChartChange(ctx.orgId, restored.id)).toEqual([idOf(firstProperty)]);
  await expect(restoreChartVersion(ctx, { version: 1, reason })).rejects.toMatchObject({
    code: "nothing_changed",
  });
  await expect(restoreChartVersion(ctx, { version: 99, reason })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("of two changes at the same moment one is told to look again", async () => {
  const { version } = await getChart(ctx);
  const attempts = await Promise.allSettled([
    mapAccount(ctx, { code: STRANGE, role: "other_income", reason }),
    mapAccount(ctx, { code: STRANGE, role: "base_rent", reason }),
  ]);
  const refused = attempts.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  expect((await getChart(ctx)).version).toBe(version + 2 - refused.length);
  for (const error of refused) expect(error).toMatchObject({ code: "conflict" });
});

test("who may not write charts, or sees some properties only, changes nothing", async () => {
  const mapping = { code: STRANGE, role: "cam_recovery", reason };
  await expect(mapAccount(organisation.context("manager"), mapping)).rejects.toMatchObject({
    code: "forbidden",
  });
  const limited = { ...ctx, propertyIds: new Set([otherId()]) };
  await expect(mapAccount(limited, mapping)).rejects.toMatchObject({ code: "forbidden" });
});

async function lastEvent() {
  const events = await withTenant(ctx.orgId, (tx) =>
    tx.select().from(outboxEvents).orderBy(asc(outboxEvents.id)),
  );
  return events.at(-1);
}
