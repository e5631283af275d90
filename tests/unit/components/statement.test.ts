import { expect, test } from "vitest";
import { figureWidths } from "@/components/document/figure-widths";
import { boxStyle, cropAround } from "@/components/document/page-view";
import { changeOf, nextUnproven, type StatementRow } from "@/components/document/statement-row";
import { stepZoom, wheelZoom, ZOOMS } from "@/components/document/zoom";
import type { ProofStatus } from "@/lib/proof/proof";

const LETTER = { widthPoints: 612, heightPoints: 792 };

function row(id: string, status: ProofStatus | null): StatementRow {
  const figure = {
    value: "1.00",
    asRead: null,
    page: 1,
    box: [0, 0, 1, 1] as const,
    because: "",
    prior: null,
  };
  return {
    id,
    code: null,
    name: id,
    kind: status === null ? "header" : "line",
    page: 1,
    box: [0, 0, 1, 1],
    figures: status === null ? {} : { balance: { ...figure, box: [0, 0, 1, 1], status } },
  };
}

test("tab goes from one figure that is not proven to the next, over headings and proven ones", () => {
  const rows = [
    row("a", "proven"),
    row("b", "unproven"),
    row("c", null),
    row("d", "repaired"),
    row("e", "unproven"),
  ];
  const next = (from: number, direction: 1 | -1) =>
    nextUnproven(rows, { column: "balance", from, direction });
  expect([next(-1, 1), next(1, 1), next(4, 1)]).toEqual([1, 4, null]);
  expect([next(4, -1), next(1, -1)]).toEqual([1, null]);
});

test("a change is exact, and unknown where one side is", () => {
  expect(changeOf({ value: "0.10", prior: "0.30" })).toBe("-0.20");
  expect(changeOf({ value: "9007199254740993.01", prior: "0.00" })).toBe("9007199254740993.01");
  expect(changeOf({ value: "1.00", prior: null })).toBeNull();
});

test("a box keeps its place in percent of its page", () => {
  expect(boxStyle([153, 198, 306, 396], LETTER)).toEqual({
    left: "25%",
    top: "25%",
    width: "25%",
    height: "25%",
  });
});

test("a crop stays on the paper and holds the whole box", () => {
  const size = { widthPoints: 300, heightPoints: 44 };
  expect(cropAround([560, 780, 605, 790], LETTER, size)).toEqual([312, 748, 612, 792]);
  expect(cropAround([10, 10, 500, 20], LETTER, size)).toEqual([10, 0, 500, 44]);
});

test("zoom goes by steps, stays within its ends, and turns smoothly with the wheel", () => {
  expect(stepZoom(1, 1)).toBe(1.25);
  expect(stepZoom(1.1, -1)).toBe(1);
  expect(stepZoom(4, 1)).toBe(4);
  expect(stepZoom(ZOOMS[0], -1)).toBe(0.5);
  expect(wheelZoom(1, -100)).toBeGreaterThan(1.2);
  expect(wheelZoom(4, -10_000)).toBe(4);
});

test("columns are as wide as the widest figure of any column of the statement, and never narrower than their heading", () => {
  const wide = row("a", "proven");
  const figure = wide.figures.balance;
  if (!figure) throw new Error("The row has a figure.");
  const rows = [
    { ...wide, figures: { month: figure, year: { ...figure, value: "-12345678.90", prior: "1.00" } } },
  ];
  const column = { key: "month", label: "Month", unit: "money" as const, priorLabel: null };
  const widths = figureWidths(rows, column);
  expect(widths).toEqual(figureWidths(rows, { ...column, key: "year" }));
  expect(widths.printed).toBeGreaterThan(10);
  expect(widths.printed).toBeLessThan("(12,345,678.90)".length);
  expect(widths.change).toBe(widths.printed);
  expect(figureWidths(rows, { ...column, priorLabel: "Jan–Sep 2026" }).prior).toBeGreaterThan(widths.prior);
});
