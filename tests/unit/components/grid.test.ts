import { describe, expect, test } from "vitest";
import { gridMove, isInRange, rangeBetween } from "@/components/table/grid-move";
import { tabSeparated } from "@/components/table/grid-text";
import { severityOrder, windowOrder } from "@/components/table/order";
import { compareCells, nextSort, parseSort, sortText } from "@/components/table/sort";
import type { Severity } from "@/lib/rules/result";

const shape = { rows: 100, columns: 5, pageRows: 10, hasHeader: true };
const press = (key: string, row: number, column: number, isFar = false) =>
  gridMove({ row, column }, { key, ctrlKey: isFar, metaKey: false }, shape);

describe("keys move as in a spreadsheet", () => {
  test.each([
    ["ArrowDown", 3, 2, false, { row: 4, column: 2 }],
    ["ArrowDown", 99, 2, false, { row: 99, column: 2 }],
    ["ArrowUp", 0, 2, false, { row: -1, column: 2 }],
    ["ArrowUp", -1, 2, false, { row: -1, column: 2 }],
    ["ArrowRight", 3, 4, false, { row: 3, column: 4 }],
    ["ArrowLeft", 3, 2, true, { row: 3, column: 0 }],
    ["Home", 40, 3, false, { row: 40, column: 0 }],
    ["Home", 40, 3, true, { row: 0, column: 0 }],
    ["End", 40, 3, true, { row: 99, column: 4 }],
    ["PageDown", 95, 1, false, { row: 99, column: 1 }],
    ["PageUp", 4, 1, false, { row: 0, column: 1 }],
    ["ArrowDown", 3, 2, true, { row: 99, column: 2 }],
  ])("%s from row %i, column %i, far: %s", (key, row, column, isFar, expected) => {
    expect(press(key, row, column, isFar)).toEqual(expected);
  });

  test("other keys do not move", () => {
    expect(press("a", 3, 2)).toBeNull();
    expect(press("Tab", 3, 2)).toBeNull();
  });

  test("without a header the first row is the end", () => {
    const key = { key: "ArrowUp", ctrlKey: false, metaKey: false };
    expect(gridMove({ row: 0, column: 0 }, key, { ...shape, hasHeader: false })).toEqual({
      row: 0,
      column: 0,
    });
  });
});

test("a selection is the rectangle between two cells, whichever comes first", () => {
  const range = rangeBetween({ row: 5, column: 1 }, { row: 2, column: 3 });
  expect(range).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
  expect(isInRange({ row: 3, column: 2 }, range)).toBe(true);
  expect(isInRange({ row: 3, column: 0 }, range)).toBe(false);
});

test("a copy has its headers, stays in its cells and is never calculated", () => {
  const text = tabSeparated(
    ["Name", "Amount"],
    [
      ["=HYPERLINK(1)", "-2450.00"],
      ["two\tcells\nor lines", null],
      ["-- dash", 12],
    ],
  );
  expect(text).toBe("Name\tAmount\r\n'=HYPERLINK(1)\t-2450.00\r\ntwo cells or lines\t\r\n'-- dash\t12");
});

describe("sorting", () => {
  test("a third press gives back the order things came in", () => {
    const first = nextSort(null, "amount", true);
    const second = nextSort(first, "amount", true);
    expect([first && sortText(first), second && sortText(second), nextSort(second, "amount", true)]).toEqual([
      "-amount",
      "amount",
      null,
    ]);
  });

  test("the address is read back as it was written", () => {
    expect(parseSort("-amount")).toEqual({ column: "amount", isDescending: true });
    expect(parseSort("")).toBeNull();
    expect(parseSort("-")).toBeNull();
  });

  test("amounts go by size, names by number and letter, what is missing last", () => {
    expect(["900.00", "-1000.00", "1000.00"].sort(compareCells)).toEqual(["-1000.00", "900.00", "1000.00"]);
    expect(["Unit 10", "unit 2"].sort(compareCells)).toEqual(["unit 2", "Unit 10"]);
    expect(["5/2", "1/3", "2"].sort(compareCells)).toEqual(["1/3", "2", "5/2"]);
    expect([null, "a", null, "b"].sort(compareCells)).toEqual(["a", "b", null, null]);
  });

  test("periods go by their days and severities by their weight, not by their letters", () => {
    const [april, january] = [
      { start: "2026-04-01", end: "2026-04-30" },
      { start: "2026-01-01", end: "2026-01-31" },
    ];
    const year = { start: "2025-05-01", end: "2026-04-30" };
    const periods = [april, january, year].map(windowOrder);
    expect(periods.sort(compareCells)).toEqual([january, year, april].map(windowOrder));
    const severities: Severity[] = ["low", "critical", "info", "medium", "high"];
    expect(severities.toSorted((a, b) => severityOrder(b) - severityOrder(a))).toEqual([
      "critical",
      "high",
      "medium",
      "low",
      "info",
    ]);
  });
});
