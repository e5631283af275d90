import { shortMonthName } from "@/lib/dates/month-names";
import { daysInMonth } from "@/lib/dates/plain-date";

/** A calendar month as a number that can be counted on: year × 12 + (month − 1). */
export type Month = number;

/** `2024-03` → the month. */
export function parseMonth(text: string): Month {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (!match) throw new RangeError(`${text} is not a month like 2024-03`);
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

export function yearOf(month: Month): number {
  return Math.floor(month / 12);
}

/** 1 is January. */
export function monthOfYear(month: Month): number {
  return (month % 12) + 1;
}

export function januaryOf(month: Month): Month {
  return yearOf(month) * 12;
}

export function isJanuary(month: Month): boolean {
  return month % 12 === 0;
}

/** `2024-03`. */
export function monthText(month: Month): string {
  return `${yearOf(month)}-${String(monthOfYear(month)).padStart(2, "0")}`;
}

/** `Mar 2024`, as printed in headers. */
export function monthHeading(month: Month): string {
  return `${shortMonthName(monthOfYear(month))} ${yearOf(month)}`;
}

export function daysIn(month: Month): number {
  return daysInMonth(yearOf(month), monthOfYear(month));
}

/** `2024-03-01`. */
export function firstDay(month: Month): string {
  return `${monthText(month)}-01`;
}

/** `2024-03-31`. */
export function lastDay(month: Month): string {
  return `${monthText(month)}-${daysIn(month)}`;
}
