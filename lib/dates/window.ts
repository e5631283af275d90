import {
  endOfMonth,
  firstDayOf,
  lastDayOf,
  monthsBetween,
  type PlainDate,
  type PlainMonth,
  previousDay,
  startOfMonth,
} from "./plain-date";

/** The days a statement speaks of, both included. `start` is null for a point in time. */
export interface Window {
  start: PlainDate | null;
  end: PlainDate;
}

export function windowOfMonths(first: PlainMonth, last: PlainMonth): Window {
  return { start: firstDayOf(first), end: lastDayOf(last) };
}

/** Whole calendar months of a window; null for a point in time, or when it does not begin and end with a month. */
export function months({ start, end }: Window): number | null {
  if (start === null || start > end || start !== startOfMonth(start) || end !== endOfMonth(end)) return null;
  return monthsBetween(start, end) + 1;
}

/** The day whose balances open the window; null for a point in time. */
export function openingDay(window: Window): PlainDate | null {
  return window.start === null ? null : previousDay(window.start);
}

export function sameWindow(a: Window, b: Window): boolean {
  return a.start === b.start && a.end === b.end;
}

/** By end, then the longer one first, a point in time last. */
export function compareWindows(a: Window, b: Window): -1 | 0 | 1 {
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  if (a.start === b.start) return 0;
  if (a.start === null) return 1;
  if (b.start === null) return -1;
  return a.start < b.start ? -1 : 1;
}
