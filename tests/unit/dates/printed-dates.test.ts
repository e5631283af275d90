import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMonthText } from "@/lib/dates/month-text";
import { type PeriodText, parsePeriodText } from "@/lib/dates/period-text";
import { parsePrintTimestamp } from "@/lib/dates/print-timestamp";

describe("a period line names its months", () => {
  test.each<[string, PeriodText]>([
    ["Dec 2024", { first: "2024-12", last: "2024-12", isRange: false }],
    ["December 2024", { first: "2024-12", last: "2024-12", isRange: false }],
    ["SEPT 2024", { first: "2024-09", last: "2024-09", isRange: false }],
    ["sep. 2024", { first: "2024-09", last: "2024-09", isRange: false }],
    ["Jan 2024-Dec 2024", { first: "2024-01", last: "2024-12", isRange: true }],
    ["Jan 2024 - Jan 2024", { first: "2024-01", last: "2024-01", isRange: true }],
    ["January 2024 – March 2024", { first: "2024-01", last: "2024-03", isRange: true }],
    ["Nov 2023 to Jan 2024", { first: "2023-11", last: "2024-01", isRange: true }],
    ["Jan through Mar 2024", { first: "2024-01", last: "2024-03", isRange: true }],
    ["Jan-Mar 2024", { first: "2024-01", last: "2024-03", isRange: true }],
    ["12/2024", { first: "2024-12", last: "2024-12", isRange: false }],
    ["01/2024-12/2024", { first: "2024-01", last: "2024-12", isRange: true }],
    [" May 2024 ", { first: "2024-05", last: "2024-05", isRange: false }],
  ])("%s", (text, expected) => {
    expect(parsePeriodText(text)).toEqual(expected);
  });

  test.each([
    "",
    "2024",
    "Dec",
    "Decem 2024",
    "Dec 24",
    "Dec 2024-",
    "Dec 2024-Jan 2024",
    "Jan 2024-2025",
    "Jan 0000",
    "13/2024",
    "12/2024-01/2024",
    "01/15/2024-12/31/2024",
    "Period = Dec 2024",
    "Jan".repeat(100),
  ])("%j names none", (text) => {
    expect(parsePeriodText(text)).toBeNull();
  });
});

describe("a column heading names its month", () => {
  test.each([
    ["Jan 2024", "2024-01"],
    ["December 2024", "2024-12"],
    ["Feb-24", "2024-02"],
    ["Mar '24", "2024-03"],
    ["04/2024", "2024-04"],
    ["5/31/2024", "2024-05"],
  ])("%s", (text, month) => {
    expect(parseMonthText(text)).toBe(month);
  });

  test.each(["", "Jan", "2024", "Suite 2024", "13/2024", "Jan 24", "Jan 2024 Feb", "1,234.56"])(
    "%j names none",
    (text) => {
      expect(parseMonthText(text)).toBeNull();
    },
  );
});

describe("a print date and time become one timestamp", () => {
  test.each([
    ["Friday, May 23, 2025", "11:50 AM", "2025-05-23T11:50"],
    ["Friday, May 23, 2025", "3:22 PM", "2025-05-23T15:22"],
    ["Friday, May 23, 2025", "12:00 AM", "2025-05-23T00:00"],
    ["Friday, May 23, 2025", "12:30 PM", "2025-05-23T12:30"],
    ["Friday, May 23, 2025", "1:05 am", "2025-05-23T01:05"],
    ["Friday, May 23, 2025", "11:50:59 PM", "2025-05-23T23:50"],
    ["May 3, 2025", "15:22", "2025-05-03T15:22"],
    ["Mon, Sept. 1 2025", "0:07", "2025-09-01T00:07"],
    ["Monday, May 23, 2025", "11:50 AM", "2025-05-23T11:50"],
    ["5/3/2025", "11:50 a.m.", "2025-05-03T11:50"],
  ])("%s %s", (date, time, expected) => {
    expect(parsePrintTimestamp(date, time)).toBe(expected);
  });

  test.each([
    ["Friday, May 32, 2025", "11:50 AM"],
    ["Saturday, February 29, 2025", "11:50 AM"],
    ["Friday, Mayo 23, 2025", "11:50 AM"],
    ["23/5/2025", "11:50 AM"],
    ["May 23, 25", "11:50 AM"],
    ["Friday, May 23, 2025", "13:50 PM"],
    ["Friday, May 23, 2025", "0:50 AM"],
    ["Friday, May 23, 2025", "24:00"],
    ["Friday, May 23, 2025", "11:60 AM"],
    ["Friday, May 23, 2025", "11:50:60 AM"],
    ["Friday, May 23, 2025", ""],
    ["", "11:50 AM"],
  ])("%s %s is none", (date, time) => {
    expect(parsePrintTimestamp(date, time)).toBeNull();
  });
});

test("no text makes them throw", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      parsePeriodText(a);
      parseMonthText(a);
      parsePrintTimestamp(a, b);
    }),
  );
});
