import { shortMonthName } from "./month-names";
import { firstDayOf, type PlainDate, type PlainMonth, partsOf } from "./plain-date";
import { months, type Window } from "./window";

/** `31 Mar 2026`. */
export function formatDate(date: PlainDate): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${shortMonthName(month)} ${year}`;
}

/** `Mar 2026`. */
export function formatMonth(month: PlainMonth): string {
  const { year, month: number } = partsOf(firstDayOf(month));
  return `${shortMonthName(number)} ${year}`;
}

/** `Mar 2026`, `Jan–Mar 2026`, `Nov 2025–Jan 2026`; days where a window has no whole months: `31 Mar 2026`. */
export function formatWindow(window: Window): string {
  const { start, end } = window;
  if (start === null) return formatDate(end);
  const count = months(window);
  if (count === null) return start === end ? formatDate(end) : `${formatDate(start)}–${formatDate(end)}`;
  const [first, last] = [partsOf(start), partsOf(end)];
  const lastMonth = `${shortMonthName(last.month)} ${last.year}`;
  if (count === 1) return lastMonth;
  if (first.year === last.year) return `${shortMonthName(first.month)}–${lastMonth}`;
  return `${shortMonthName(first.month)} ${first.year}–${lastMonth}`;
}
