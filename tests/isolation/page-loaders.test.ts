import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/auth/new-id";
import type { OrgContext } from "@/lib/auth/org-context";
import { generatePortfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { loadDiffPage } from "@/lib/services/documents/load-diff-page";
import { loadStatementPage } from "@/lib/services/documents/load-statement-page";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { loadMetricPage } from "@/lib/services/metrics/load-metric-page";
import { loadPeriodPage } from "@/lib/services/periods/load-period-page";
import { loadPropertyPage } from "@/lib/services/properties/load-property-page";
import { updateProperty } from "@/lib/services/properties/update-property";
import { handIn, runRules } from "../support/hand-in";
import { addTo } from "../support/sample-prints";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();

const month = "2026-02";
const portfolio = generatePortfolio({
  seed: 11,
  properties: 1,
  from: "2026-01",
  months: 2,
  prints: ["month"],
});
const income = portfolio.documents.find(
  ({ kind, window }) => kind === "income_statement" && window.end.startsWith(month),
) as SampleDocument;
const leaf = income.rows.find(({ kind, values }) => kind === "line" && values.period_to_date);
const restated: SampleDocument = {
  ...addTo(leaf?.code ?? "", 12_34n, { columns: ["period_to_date"] })(income),
  fileName: "restated.pdf",
  printedAt: `${income.printedAt.slice(0, 11)}23:59`,
};

let ours: TestOrganization;
let theirs: TestOrganization;
let owner: OrgContext;
let propertyId: string;
let versionId: string;
let otherPrint: string;

beforeAll(async () => {
  [ours, theirs] = await twoOrganisations();
  owner = ours.context();
  const properties = await handIn(owner, [...portfolio.documents, restated]);
  propertyId = properties.get(income.property.code) ?? "";
  await runRules(ours.orgId, propertyId);
  const { statements } = await loadPeriodPage(owner, { propertyId, month });
  versionId = statements.find(({ kind }) => kind === "income_statement")?.versionId ?? "";
  const { versions } = await loadStatementPage(owner, versionId);
  otherPrint = versions.find(({ id }) => id !== versionId)?.id ?? "";
});

const noi = { metric: "noi", month, basis: null, start: null };
const missing = { code: "not_found" };

describe("what a page shows of its own", () => {
  test("a property: its prints, its months and its numbers", async () => {
    const page = await loadPropertyPage(owner, propertyId);
    expect(page.property).toMatchObject({ code: income.property.code });
    expect(page.documents).toHaveLength(portfolio.documents.length + 1);
    expect(page.hasMoreDocuments).toBe(false);
    expect(page.metrics.filter(({ metric }) => metric === "noi").length).toBeGreaterThan(0);
  });

  test("a month: the current print of each statement, what was found, and everything that was looked at", async () => {
    const page = await loadPeriodPage(owner, { propertyId, month });
    expect(page.statements.map(({ kind, versions }) => [kind, versions])).toEqual([
      ["income_statement", 2],
      ["balance_sheet", 1],
    ]);
    expect(page.results.some(({ outcome }) => outcome === "passed")).toBe(true);
    const failed = page.results.filter(({ outcome }) => outcome === "failed");
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.map(({ findingId }) => findingId).filter((id) => id === null)).toEqual([]);
    expect(page.findings.map(({ id }) => id)).toEqual(
      expect.arrayContaining(failed.map(({ findingId }) => findingId)),
    );
    expect(page.unsettled).toEqual([]);
  });

  test("a month that nothing came in for is empty, and says of itself what there is elsewhere", async () => {
    const page = await loadPeriodPage(owner, { propertyId, month: "2030-01" });
    expect(page).toMatchObject({ statements: [], findings: [], results: [], metrics: [] });
    expect(page.months).toContain(month);
  });

  test("a metric: a figure of its trace is the figure of the document it names", async () => {
    const page = await loadMetricPage(owner, { propertyId, ...noi });
    const [figure] = page.value.trace.figures;
    if (!figure) throw new Error("net operating income is one printed figure");
    const document = page.documents.get(figure.source.sha256);
    expect(document?.versionId).toBe(versionId);
    const { reading } = await loadStatementPage(owner, document?.versionId ?? "");
    const line = reading?.lines[figure.source.line];
    expect(line?.figures.find(({ column }) => column === figure.source.column)?.value).toBe(figure.value);
  });

  test("a statement: the month before beside it, its sibling, its prints, and the findings that cite it", async () => {
    const page = await loadStatementPage(owner, versionId);
    expect(page.reading?.prior).toMatchObject({ periodEnd: "2026-01-31" });
    expect(page.reading?.pageSizes).toHaveLength(page.document.statement?.pages ?? 0);
    expect(page.siblings.map(({ kind }) => kind)).toEqual(["balance_sheet"]);
    expect(page.series.map(({ periodEnd }) => periodEnd)).toEqual(["2026-01-31", "2026-02-28"]);
    expect(page.versions.map(({ id }) => id)).toEqual([otherPrint, versionId]);
    expect(page.findings.length).toBeGreaterThan(0);
  });

  test("two prints: against the one before, or against the one that is named", async () => {
    const page = await loadDiffPage(owner, { versionId, against: null });
    expect(page.diff).toMatchObject({ from: otherPrint, to: versionId, counts: { changed: 1 } });
    const back = await loadDiffPage(owner, { versionId: otherPrint, against: versionId });
    expect(back.diff?.lines).toMatchObject([{ amounts: [{ difference: "-12.34" }] }]);
    const january = (await loadStatementPage(owner, versionId)).reading?.prior?.versionId ?? "";
    expect((await loadDiffPage(owner, { versionId: january, against: null })).diff).toBeNull();
    await expect(loadDiffPage(owner, { versionId, against: january })).rejects.toMatchObject({
      code: "not_comparable",
    });
  });

  test("a document that has only come in: no reading, and how far it is", async () => {
    const bytes = printDocument({ ...income, printedAt: `${income.printedAt.slice(0, 11)}22:22` });
    const received = await receiveDocument(owner, { bytes, fileName: "fresh.pdf" });
    const page = await loadStatementPage(owner, received.versionId);
    expect(page).toMatchObject({ reading: null, documentId: null, versions: [], siblings: [], findings: [] });
    expect(page.document).toMatchObject({ state: "processing", stage: "received" });
  });
});

/** Everything that a page of a property, month, metric or document begins with. */
const loads: [string, (ctx: OrgContext) => Promise<unknown>][] = [
  ["a property", (ctx) => loadPropertyPage(ctx, propertyId)],
  ["a month", (ctx) => loadPeriodPage(ctx, { propertyId, month })],
  ["a metric", (ctx) => loadMetricPage(ctx, { propertyId, ...noi })],
  ["a statement", (ctx) => loadStatementPage(ctx, versionId)],
  ["what changed between prints", (ctx) => loadDiffPage(ctx, { versionId, against: otherPrint })],
  ["the settings of a property", (ctx) => updateProperty(ctx, propertyId, { name: "Taken over" })],
];

describe.each(loads)("%s", (_, load) => {
  test("does not exist for another organisation", async () => {
    await expect(load(theirs.context())).rejects.toMatchObject(missing);
  });

  test("does not exist for a manager without a grant, and does for one with it", async () => {
    const manager = ours.context("manager");
    await expect(load(manager)).rejects.toMatchObject(missing);
    await expect(load({ ...manager, propertyIds: new Set([propertyId]) })).resolves.toBeDefined();
  });
});

test("a print of another organisation is not compared with", async () => {
  const properties = await handIn(theirs.context(), [income]);
  const page = await loadPeriodPage(theirs.context(), {
    propertyId: properties.get(income.property.code) ?? "",
    month,
  });
  const foreign = page.statements[0]?.versionId ?? "";
  await expect(loadDiffPage(owner, { versionId, against: foreign })).rejects.toMatchObject(missing);
});

test("what is no metric, and a month without an income statement, do not exist", async () => {
  await expect(loadMetricPage(owner, { propertyId, ...noi, metric: "happiness" })).rejects.toMatchObject(
    missing,
  );
  await expect(loadMetricPage(owner, { propertyId, ...noi, month: "2030-01" })).rejects.toMatchObject(
    missing,
  );
  await expect(loadPropertyPage(owner, newId())).rejects.toMatchObject(missing);
});
