/** A day of the Gregorian calendar without time or zone, `YYYY-MM-DD`, years 0001 to 9999. Sorts as text. */
export type PlainDate = string;

/** A calendar month, `YYYY-MM`. */
export type PlainMonth = string;

/** `month` counts from 1. */
export interface DateParts {
  year: number;
  month: number;
  day: number;
}

const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Null for anything but a day that exists: `2023-02-29` is none. */
export function parsePlainDate(text: string): PlainDate | null {
  const match = PLAIN_DATE.exec(text);
  if (!match) return null;
  return plainDateOrNull({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

export function plainDateOrNull({ year, month, day }: DateParts): PlainDate | null {
  const isDay =
    Number.isInteger(year) &&
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month);
  return isDay ? `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` : null;
}

/** Throws a RangeError where no such day exists. */
export function plainDate(parts: DateParts): PlainDate {
  const date = plainDateOrNull(parts);
  if (date === null) throw new RangeError(`there is no day ${parts.year}-${parts.month}-${parts.day}`);
  return date;
}

/** Throws a RangeError for text that is no day. */
export function partsOf(date: PlainDate): DateParts {
  if (parsePlainDate(date) === null) throw new RangeError(`${date} is not a day`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function monthOf(date: PlainDate): PlainMonth {
  return date.slice(0, 7);
}

export function firstDayOf(month: PlainMonth): PlainDate {
  return startOfMonth(`${month}-01`);
}

export function lastDayOf(month: PlainMonth): PlainDate {
  return endOfMonth(`${month}-01`);
}

export function startOfMonth(date: PlainDate): PlainDate {
  return plainDate({ ...partsOf(date), day: 1 });
}

export function endOfMonth(date: PlainDate): PlainDate {
  const { year, month } = partsOf(date);
  return plainDate({ year, month, day: daysInMonth(year, month) });
}

/** Calendar months from the month of `from` to the month of `to`, whatever their days. */
export function monthsBetween(from: PlainDate, to: PlainDate): number {
  return monthIndex(partsOf(to)) - monthIndex(partsOf(from));
}

export function addMonths(month: PlainMonth, count: number): PlainMonth {
  const index = monthIndex(partsOf(firstDayOf(month))) + count;
  return monthOf(plainDate({ year: Math.floor(index / 12), month: (index % 12) + 1, day: 1 }));
}

export function addDays(date: PlainDate, count: number): PlainDate {
  return dateOfDayNumber(dayNumber(date) + count);
}

export function nextDay(date: PlainDate): PlainDate {
  return addDays(date, 1);
}

export function previousDay(date: PlainDate): PlainDate {
  return addDays(date, -1);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function monthIndex({ year, month }: DateParts): number {
  return year * 12 + month - 1;
}

/** Days since 0000-03-01: a year that begins in March ends in its leap day, so that months have a closed form. */
function dayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  return daysBeforeMarchYear(marchYear) + daysBeforeMarchMonth(marchMonth) + day - 1;
}

function dateOfDayNumber(count: number): PlainDate {
  let marchYear = Math.floor(count / 365.2425);
  while (daysBeforeMarchYear(marchYear + 1) <= count) marchYear += 1;
  while (daysBeforeMarchYear(marchYear) > count) marchYear -= 1;
  const dayOfYear = count - daysBeforeMarchYear(marchYear);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  const year = month > 2 ? marchYear : marchYear + 1;
  return plainDate({ year, month, day: dayOfYear - daysBeforeMarchMonth(marchMonth) + 1 });
}

function daysBeforeMarchYear(year: number): number {
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** From March on, months run 31 30 31 30 31 twice, 153 days each five, and then 31 and February. */
function daysBeforeMarchMonth(month: number): number {
  return Math.floor((153 * month + 2) / 5);
}

function digits(value: number, width: number): string {
  return value.toString().padStart(width, "0");
}
