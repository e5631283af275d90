import { describe, expect, test } from "vitest";
import type { ColumnKey } from "@/lib/extraction/reading";
import { yardiChart } from "@/lib/facts/yardi-chart";
import { measureDocuments } from "@/lib/metrics/measure-documents";
import type { MetricValue } from "@/lib/metrics/metric";
import { parseRatio, plainDecimal } from "@/lib/money/ratio";
import { DEFAULT_PARAMETERS } from "@/lib/rules/parameters";
import { generatePortfolio } from "@/lib/sample/portfolio";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { readSample } from "../../support/read-sample";

const setting = { chart: yardiChart, parameters: DEFAULT_PARAMETERS };
const { documents } = generatePortfolio({ seed: 3, properties: 2, months: 4, prints: ["month"] });
const measured = measureDocuments(documents.map(readSample), setting);

function measuredOf(code: string, metric: string, basis: string, end: string): MetricValue | undefined {
  return measured
    .get(code)
    ?.find((value) => value.metric === metric && value.basis === basis && value.period.end === end);
}

/** Σ of the printed amounts of some codes, straight from the rows that were printed. */
function printed(document: SampleDocument, codes: RegExp, column: ColumnKey, section?: string): number {
  const rows = document.rows.filter(
    (row) =>
      row.code && codes.test(row.code) && (!section || row.section === section) && row.kind !== "header",
  );
  return rows.reduce((sum, { values }) => sum + Number(values[column] ?? 0n), 0);
}

function shown(value: MetricValue | undefined): number {
  const ratio = parseRatio(value?.value ?? "");
  if (!ratio) throw new Error(`no value: ${value?.missing.join("; ")}`);
  return Number(plainDecimal(ratio, 8));
}

describe("metrics are what the rows of the prints say", () => {
  const incomes = documents.filter(({ kind }) => kind === "income_statement");
  test.each(incomes.map((income) => [income.fileName, income] as const))("%s", (_, income) => {
    const { code } = income.property;
    const { end } = income.window;
    const sheet = documents.find(
      (other) => other.kind === "balance_sheet" && other.property.code === code && other.window.end === end,
    );
    if (!sheet) throw new Error("the portfolio prints a balance sheet for every month");
    for (const [basis, column] of [
      ["period", "period_to_date"],
      ["ytd", "year_to_date"],
    ] as const) {
      const noi = printed(income, /^6299/, column);
      const principal = -printed(income, /^26\d\d/, column, "adjustments");
      const service = printed(income, /^701\d/, column, "income_statement") + principal;
      expect(shown(measuredOf(code, "noi", basis, end))).toBeCloseTo(noi / 100, 6);
      expect(shown(measuredOf(code, "debt_service", basis, end))).toBeCloseTo(service / 100, 6);
      if (service !== 0) expect(shown(measuredOf(code, "dscr", basis, end))).toBeCloseTo(noi / service, 6);
    }
    const owed = printed(sheet, /^26\d\d/, "current_balance");
    expect(shown(measuredOf(code, "mortgage_principal", "period", end))).toBeCloseTo(owed / 100, 6);
    const yearly = printed(income, /^6299/, "period_to_date") * 12;
    if (owed !== 0)
      expect(shown(measuredOf(code, "debt_yield", "period", end))).toBeCloseTo(yearly / owed, 6);
  });
});

test("a balance sheet that is not there makes its metrics unknown, never zero", () => {
  const [income] = documents.filter(({ kind }) => kind === "income_statement");
  if (!income) throw new Error("the portfolio prints income statements");
  const values = measureDocuments([readSample(income)], setting).get(income.property.code) ?? [];
  const cash = values.find(({ metric }) => metric === "cash");
  expect(cash?.value).toBeNull();
  expect(cash?.missing.join(" ")).toContain("balance sheet");
});

test("the order of the documents changes nothing", () => {
  const shuffled = measureDocuments(documents.toReversed().map(readSample), setting);
  expect(shuffled).toEqual(measured);
});

test("every figure behind a metric is a printed one", () => {
  const noi = measuredOf(documents[0]?.property.code ?? "", "noi", "period", "2024-02-29");
  expect(noi?.trace.figures[0]).toMatchObject({ code: "6299-0000" });
});
