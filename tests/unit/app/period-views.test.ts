import { expect, test } from "vitest";
import { diffRows, diffSentence } from "@/app/(workspace)/[orgSlug]/documents/[versionId]/diff/diff-rows";
import { placesOf } from "@/app/(workspace)/[orgSlug]/places";
import {
  periodHref,
  readMonth,
  readPeriodParams,
} from "@/app/(workspace)/[orgSlug]/properties/[propertyId]/[month]/period-params";
import {
  groupOf,
  RULE_GROUPS,
  resultRow,
} from "@/app/(workspace)/[orgSlug]/properties/[propertyId]/[month]/result-rows";
import { RULES } from "@/lib/rules/index";
import { countOutcomes, periodResults } from "@/lib/services/periods/period-results";

const places = placesOf("harbor");
const verdict = {
  rule: "XDT-03",
  version: 1,
  title: "The cash flow is the change in cash",
  outcome: "failed",
  severity: "critical",
  property: "hp",
  period: { start: "2026-03-01", end: "2026-03-31" },
  subject: null,
  because: "They differ by 2.00.",
  left: "3.00",
  right: "1.00",
  difference: "2.00",
  tolerance: "0.05",
  cause: null,
  candidates: [],
  trace: null,
} as const;

test("a month is a month of the calendar, and nothing else", () => {
  expect(["2026-03", "2026-13", "2026-3", "2026-03-01", "march", "1899-12"].map(readMonth)).toEqual([
    "2026-03",
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("tab and filters live in the address; what is not understood is left out", () => {
  const params = readPeriodParams({ tab: "verified", outcome: "failed", group: "XDT" });
  expect(params).toEqual({ tab: "verified", outcome: "failed", group: "XDT" });
  expect(periodHref("/m", params)).toBe("/m?tab=verified&outcome=failed&group=XDT");
  expect(readPeriodParams({ tab: "secrets", outcome: "good", group: "<b>" })).toEqual({
    tab: "overview",
    outcome: null,
    group: null,
  });
  expect(periodHref("/m", { tab: "overview", outcome: null, group: null })).toBe("/m");
});

test("every rule belongs to a group that has a name", () => {
  expect(RULES.map(({ id }) => groupOf({ rule: id })).filter((group) => !(group in RULE_GROUPS))).toEqual([]);
});

test("a result leads to the open finding of its very window and subject, or else to its rule", () => {
  const finding = {
    id: "f1",
    rule: "XDT-03",
    subject: null,
    period: { start: "2026-03-01", end: "2026-03-31" },
    state: "open",
  } as const;
  const hrefOf = (...findings: Parameters<typeof periodResults>[1][number][]) =>
    periodResults([{ verdict: { ...verdict, candidates: [] } }], findings).map(
      (result) => resultRow(result, places).href,
    );
  expect(hrefOf(finding)).toEqual(["/harbor/findings/f1"]);
  for (const other of [
    { ...finding, state: "cleared" as const },
    { ...finding, subject: "1010" },
    { ...finding, period: { start: "2026-01-01", end: "2026-03-31" } },
    { ...finding, rule: "XDT-02" },
  ])
    expect(hrefOf(other)).toEqual(["/harbor/rules/XDT-03"]);
});

test("a tie shows its formula without the settings behind it", () => {
  const [result] = periodResults([{ verdict: { ...verdict, candidates: [] } }], []);
  if (!result) throw new Error("there is one verdict");
  expect(resultRow(result, places).definition).toBe("cash_flow = change(sum(cash))");
  expect(countOutcomes([result, result])).toEqual({ failed: 2 });
});

test("a changed amount is a row of its own with both boxes; a renamed line is one without amounts", () => {
  const line = { section: "income_statement", kind: "line", code: "4010" } as const;
  const diff = {
    from: "old",
    to: "new",
    counts: { unchanged: 180, changed: 1, renamed: 1, added: 0, removed: 1 },
    lines: [
      {
        ...line,
        change: "changed" as const,
        name: "Rent",
        nameBefore: null,
        before: { page: 1, row: 4 },
        after: { page: 1, row: 5 },
        amounts: [
          { column: "period_to_date", before: "1.00", after: "3.00", difference: "2.00" },
          { column: "year_to_date", before: "2.00", after: "4.00", difference: "2.00" },
        ] as const,
      },
      {
        ...line,
        change: "renamed" as const,
        name: "Late fees",
        nameBefore: "Late charges",
        before: { page: 1, row: 6 },
        after: { page: 1, row: 7 },
        amounts: [],
      },
      {
        ...line,
        change: "removed" as const,
        name: "Parking",
        nameBefore: null,
        before: { page: 2, row: 1 },
        after: null,
        amounts: [{ column: "period_to_date", before: "9.00", after: null, difference: null }] as const,
      },
    ],
  };
  const rows = diffRows(
    { ...diff, lines: diff.lines.map((each) => ({ ...each, amounts: [...each.amounts] })) },
    places,
  );
  expect(
    rows.map(({ name, column, beforeHref, afterHref }) => [name, column, beforeHref, afterHref]),
  ).toEqual([
    [
      "Rent",
      "Period to date",
      "/harbor/documents/old?page=1&row=4&column=period_to_date",
      "/harbor/documents/new?page=1&row=5&column=period_to_date",
    ],
    [
      "Rent",
      "Year to date",
      "/harbor/documents/old?page=1&row=4&column=year_to_date",
      "/harbor/documents/new?page=1&row=5&column=year_to_date",
    ],
    ["Late fees", null, "/harbor/documents/old?page=1&row=6", "/harbor/documents/new?page=1&row=7"],
    ["Parking", "Period to date", "/harbor/documents/old?page=2&row=1&column=period_to_date", null],
  ]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(diffSentence({ ...diff, lines: [] })).toBe(
    "Lines: 1 changed, 1 renamed, 1 removed; 180 say the same",
  );
});
