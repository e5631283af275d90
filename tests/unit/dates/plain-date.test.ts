import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  endOfMonth,
  monthsBetween,
  nextDay,
  type PlainDate,
  parsePlainDate,
  partsOf,
  plainDate,
  previousDay,
  startOfMonth,
} from "@/lib/dates/plain-date";

const DAY_MS = 86_400_000;
const days = fc.integer({ min: Date.UTC(1600, 0, 1) / DAY_MS, max: Date.UTC(2400, 11, 31) / DAY_MS });
const date = days.map(isoDay);

/** The platform's own calendar, as the yardstick. */
function isoDay(dayCount: number): PlainDate {
  return new Date(dayCount * DAY_MS).toISOString().slice(0, 10);
}

test("day arithmetic agrees with the platform's UTC calendar", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -50_000, max: 50_000 }), (day, count) => {
      expect(addDays(isoDay(day), count)).toBe(isoDay(day + count));
    }),
    { numRuns: 500 },
  );
});

test("every day of four centuries has its successor", () => {
  let day = plainDate({ year: 1800, month: 1, day: 1 });
  for (
    let count = Date.UTC(1800, 0, 1) / DAY_MS;
    count < Date.UTC(1801, 0, 1) / DAY_MS + 146_097;
    count += 1
  ) {
    if (day !== isoDay(count)) throw new Error(`${day} is not ${isoDay(count)}`);
    day = nextDay(day);
  }
});

test("the day before the next day is the day itself", () => {
  fc.assert(fc.property(date, (day) => previousDay(nextDay(day)) === day && day < nextDay(day)));
});

test("a month ends the day before the next one starts", () => {
  fc.assert(
    fc.property(date, (day) => {
      const next = nextDay(endOfMonth(day));
      expect(startOfMonth(next)).toBe(next);
      expect(monthsBetween(day, next)).toBe(1);
      expect(monthsBetween(next, day)).toBe(-1);
      expect(startOfMonth(endOfMonth(day))).toBe(startOfMonth(day));
    }),
  );
});

test("months are counted from month to month, whatever their days", () => {
  expect(monthsBetween("2024-01-31", "2024-02-01")).toBe(1);
  expect(monthsBetween("2024-01-01", "2024-01-31")).toBe(0);
  expect(monthsBetween("2022-12-15", "2024-01-15")).toBe(13);
  expect(monthsBetween("2024-11-30", "2023-11-01")).toBe(-12);
});

test.each([
  "2023-02-29",
  "1900-02-29",
  "2024-00-10",
  "2024-13-01",
  "2024-04-31",
  "2024-1-1",
  "0000-01-01",
  "2024-01-00",
  "20240101",
  "",
])("%s is no day", (text) => {
  expect(parsePlainDate(text)).toBeNull();
  expect(() => partsOf(text)).toThrow(RangeError);
});

test.each(["2024-02-29", "2000-02-29", "2024-12-31", "0001-01-01", "9999-12-31"])("%s is a day", (text) => {
  expect(parsePlainDate(text)).toBe(text);
  expect(plainDate(partsOf(text))).toBe(text);
});

test("no day is made beyond the years that can be written", () => {
  expect(() => nextDay("9999-12-31")).toThrow(RangeError);
  expect(() => previousDay("0001-01-01")).toThrow(RangeError);
});
