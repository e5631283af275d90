import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fiscalYearStart, isFiscalYearStart, previousFiscalYearEnd } from "@/lib/dates/fiscal-year";
import { formatDate, formatWindow } from "@/lib/dates/format-date";
import { nextDay } from "@/lib/dates/plain-date";
import {
  compareWindows,
  months,
  openingDay,
  sameWindow,
  type Window,
  windowOfMonths,
} from "@/lib/dates/window";

function pointInTime(end: string): Window {
  return { start: null, end };
}

const month = fc
  .record({ year: fc.integer({ min: 1990, max: 2090 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${month.toString().padStart(2, "0")}`);

describe("months of a window", () => {
  test.each<[Window, number | null]>([
    [{ start: "2024-01-01", end: "2024-12-31" }, 12],
    [{ start: "2024-03-01", end: "2024-03-31" }, 1],
    [{ start: "2023-11-01", end: "2024-01-31" }, 3],
    [{ start: "2024-02-01", end: "2024-02-28" }, null],
    [{ start: "2024-02-02", end: "2024-02-29" }, null],
    [{ start: "2024-04-01", end: "2024-03-31" }, null],
    [{ start: null, end: "2024-03-31" }, null],
  ])("%j → %j", (window, expected) => {
    expect(months(window)).toBe(expected);
  });
});

test("a window opens with the balances of the day before", () => {
  expect(openingDay({ start: "2024-03-01", end: "2024-03-31" })).toBe("2024-02-29");
  expect(openingDay(pointInTime("2024-03-31"))).toBeNull();
});

test("windows order by end, longer before shorter, points last", () => {
  const ordered = [
    windowOfMonths("2024-01", "2024-02"),
    windowOfMonths("2024-01", "2024-03"),
    windowOfMonths("2024-03", "2024-03"),
    pointInTime("2024-03-31"),
    pointInTime("2024-04-30"),
  ];
  expect([...ordered].reverse().sort(compareWindows)).toEqual(ordered);
  for (const a of ordered)
    for (const b of ordered) expect(compareWindows(a, b) + compareWindows(b, a)).toBe(0);
  expect(sameWindow(pointInTime("2024-03-31"), { start: null, end: "2024-03-31" })).toBe(true);
  expect(sameWindow(pointInTime("2024-03-31"), windowOfMonths("2024-03", "2024-03"))).toBe(false);
});

test("a fiscal year starts where the property says", () => {
  expect(fiscalYearStart("2024-06-30")).toBe("2024-01-01");
  expect(fiscalYearStart("2024-06-30", 7)).toBe("2023-07-01");
  expect(fiscalYearStart("2024-07-01", 7)).toBe("2024-07-01");
  expect(previousFiscalYearEnd("2024-06-30")).toBe("2023-12-31");
  expect(isFiscalYearStart("2024-01-01")).toBe(true);
  expect(isFiscalYearStart("2024-07-01")).toBe(false);
  expect(isFiscalYearStart("2024-07-01", 7)).toBe(true);
  fc.assert(
    fc.property(month, fc.integer({ min: 1, max: 12 }), (text, firstMonth) => {
      const { end } = windowOfMonths(text, text);
      const start = fiscalYearStart(end, firstMonth);
      expect(isFiscalYearStart(start, firstMonth)).toBe(true);
      expect(months({ start, end })).toBeLessThanOrEqual(12);
      expect(nextDay(previousFiscalYearEnd(end, firstMonth))).toBe(start);
    }),
  );
});

describe("a window in words", () => {
  test.each<[Window, string]>([
    [{ start: null, end: "2026-03-31" }, "31 Mar 2026"],
    [{ start: "2026-03-01", end: "2026-03-31" }, "Mar 2026"],
    [{ start: "2026-01-01", end: "2026-03-31" }, "Jan–Mar 2026"],
    [{ start: "2025-11-01", end: "2026-01-31" }, "Nov 2025–Jan 2026"],
    [{ start: "2026-03-05", end: "2026-04-09" }, "5 Mar 2026–9 Apr 2026"],
    [{ start: "2026-03-05", end: "2026-03-05" }, "5 Mar 2026"],
  ])("%j → %s", (window, expected) => {
    expect(formatWindow(window)).toBe(expected);
  });

  test("days have no leading zero", () => {
    expect(formatDate("2026-09-05")).toBe("5 Sep 2026");
  });
});
