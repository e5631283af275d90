import { describe, expect, test } from "vitest";
import { placesOf } from "@/app/(workspace)/[orgSlug]/places";
import {
  metricGrid,
  windowName,
} from "@/app/(workspace)/[orgSlug]/properties/[propertyId]/[month]/metric-grid";
import { propertyMonths } from "@/app/(workspace)/[orgSlug]/properties/[propertyId]/property-months";
import { trendsOf } from "@/app/(workspace)/[orgSlug]/properties/[propertyId]/trends";
import { monthsInSteps, shortestWindows } from "@/lib/metrics/shortest-windows";
import { chooseMetric, metricChoices } from "@/lib/services/metrics/metric-choices";
import type { PropertyPage } from "@/lib/services/properties/load-property-page";

type Value = PropertyPage["metrics"][number];
const places = placesOf("harbor");
const property = { id: "p1", code: "hp", name: "Harbor Point", fiscalYearFirstMonth: 1 };

function value(
  metric: string,
  [periodStart, periodEnd]: readonly [string, string],
  amount: string | null,
  basis: Value["basis"] = "period",
): Value {
  const missing = amount === null ? ["the balance sheet at 31 Jan 2026"] : [];
  return { propertyId: "p1", runId: "r1", metric, basis, periodStart, periodEnd, value: amount, missing };
}

const JANUARY = ["2026-01-01", "2026-01-31"] as const;
const MARCH = ["2026-03-01", "2026-03-31"] as const;
const QUARTER = ["2026-01-01", "2026-03-31"] as const;

describe("trends", () => {
  const metrics = [
    value("noi", JANUARY, "100.00000000"),
    value("dscr", JANUARY, null),
    value("debt_yield", JANUARY, "0.12500000"),
    value("noi", MARCH, "90.00000000"),
    value("noi", QUARTER, "290.00000000"),
    value("noi", MARCH, "290.00000000", "ytd"),
  ];
  const trends = trendsOf({ property, metrics }, places);
  const trend = (metric: string) => trends.find((each) => each.metric === metric);

  test("a month that is missing in between is a gap, and never a zero", () => {
    expect(trend("noi")?.points).toEqual([
      { period: "Jan 2026", value: "100.00000000", href: "/harbor/properties/p1/2026-01/metrics/noi" },
      { period: "Feb 2026", value: null },
      { period: "Mar 2026", value: "90.00000000", href: "/harbor/properties/p1/2026-03/metrics/noi" },
    ]);
  });

  test("longer windows and years to date stand in no line of months", () => {
    expect(shortestWindows(metrics)).toHaveLength(4);
    expect(trend("noi")?.latest).toMatchObject({ value: "90.00000000", window: "Mar 2026" });
  });

  test("a value that could not be had is a gap with its reason, and leaves no latest", () => {
    expect(trend("dscr")).toMatchObject({ latest: null, missing: "the balance sheet at 31 Jan 2026" });
    expect(trend("dscr")?.points.map((point) => point.value)).toEqual([null, null, null]);
  });

  test("a share is shown in percent", () => {
    expect(trend("debt_yield")?.latest?.value).toBe("12.5");
  });

  test("quarters follow each other in steps of three months", () => {
    const ends = ["2025-12-31", "2026-06-30"].map((periodEnd) => ({
      periodStart: `${periodEnd.slice(0, 4)}-${periodEnd.startsWith("2025") ? "10" : "04"}-01`,
      periodEnd,
    }));
    expect(monthsInSteps(ends)).toEqual(["2025-12", "2026-03", "2026-06"]);
    expect(monthsInSteps([])).toEqual([]);
  });
});

describe("the months of a property", () => {
  const statement = (kind: string, periodEnd: string, provenCount: number) => ({
    versionId: `${kind} ${periodEnd}`,
    documentId: `${kind} ${periodEnd}`,
    propertyId: "p1",
    kind,
    periodStart: null,
    periodEnd,
    periodMonths: null,
    book: "Accrual",
    printedAt: null,
    pages: 1,
    figureCount: 10,
    provenCount,
    state: "settled",
    versions: 1,
  });
  const rows = propertyMonths(
    {
      property,
      statements: [
        statement("income_statement", "2026-01-31", 10),
        statement("balance_sheet", "2026-01-31", 8),
        statement("balance_sheet", "2026-03-31", 10),
      ],
      metrics: [value("noi", JANUARY, "100.00000000")],
      findings: [{ propertyId: "p1", month: "2026-01", grave: 2, other: 1 }],
    },
    places,
  );

  test("stand latest first, and one that nothing came in for has its row", () => {
    expect(rows.map(({ id, statements }) => [id, statements])).toEqual([
      ["2026-03", "Balance sheet"],
      ["2026-02", null],
      ["2026-01", "Income statement, balance sheet"],
    ]);
  });

  test("add up what is proven and what wants somebody", () => {
    expect(rows[2]).toMatchObject({ figures: 20, proven: 18, grave: 2, other: 1, noi: "100.00000000" });
    expect(rows[1]).toMatchObject({ figures: 0, isReconciled: false, noi: null });
    expect(rows[0]).toMatchObject({ noi: null, noiMissing: "No income statement is in", isReconciled: true });
  });
});

describe("the numbers of a month", () => {
  const metrics = [
    value("noi", QUARTER, "290.00000000"),
    value("noi", QUARTER, null, "ytd"),
    value("noi", MARCH, "90.00000000"),
    value("noi", MARCH, "290.00000000", "ytd"),
    value("debt_yield", MARCH, "0.125"),
    value("debt_yield", QUARTER, null),
  ];

  test("stand in a column for each window, the month first and the year to date once", () => {
    const grid = metricGrid({ property, month: "2026-03", metrics }, places);
    expect(grid.columns.map(({ label, basis }) => `${label} ${basis}`)).toEqual([
      "Mar 2026 period",
      "Jan–Mar 2026 period",
      "Jan–Mar 2026 year to date",
    ]);
    expect(grid.rows.map(({ metric, cells }) => [metric, cells.map((cell) => cell?.value)])).toEqual([
      ["noi", ["90.00000000", "290.00000000", "290.00000000"]],
      ["debt_yield", ["12.5", null, undefined]],
    ]);
    expect(grid.rows[0]?.cells[1]?.href).toBe(
      "/harbor/properties/p1/2026-03/metrics/noi?basis=period&start=2026-01-01",
    );
  });

  test("a year to date begins with the fiscal year", () => {
    const ytd = value("noi", MARCH, "1", "ytd");
    expect(windowName(ytd, 1)).toBe("Jan–Mar 2026, year to date");
    expect(windowName(ytd, 7)).toBe("Jul 2025–Mar 2026, year to date");
    expect(windowName(value("noi", MARCH, "1"), 7)).toBe("Mar 2026");
  });

  test("an address chooses by basis and first day, and falls back to the shortest window", () => {
    const choices = metricChoices(metrics.filter(({ metric }) => metric === "noi"));
    const chosen = (basis: Value["basis"] | null, start: string | null) => {
      const found = chooseMetric(choices, { basis, start });
      return found && [found.basis, found.periodStart];
    };
    expect(chosen(null, null)).toEqual(["period", "2026-03-01"]);
    expect(chosen("period", "2026-01-01")).toEqual(["period", "2026-01-01"]);
    expect(chosen("period", "2019-01-01")).toEqual(["period", "2026-03-01"]);
    expect(chosen("ytd", null)).toEqual(["ytd", "2026-03-01"]);
    expect(chooseMetric([], { basis: null, start: null })).toBeNull();
  });
});
