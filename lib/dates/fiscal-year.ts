import { addMonths, endOfMonth, type PlainDate, partsOf, plainDate, previousDay } from "./plain-date";
import type { Window } from "./window";

/** First day of the fiscal year that holds `day`. `firstMonth` is 1 for January. */
export function fiscalYearStart(day: PlainDate, firstMonth = 1): PlainDate {
  const { year, month } = partsOf(day);
  return plainDate({ year: month >= firstMonth ? year : year - 1, month: firstMonth, day: 1 });
}

/** Last day of the fiscal year that holds `day`. */
export function fiscalYearEnd(day: PlainDate, firstMonth = 1): PlainDate {
  return endOfMonth(addMonths(fiscalYearStart(day, firstMonth), 11));
}

export function isFiscalYearStart(day: PlainDate, firstMonth = 1): boolean {
  return day === fiscalYearStart(day, firstMonth);
}

/** From the fiscal-year start through `end`: what a year-to-date column covers. */
export function yearToDate(end: PlainDate, firstMonth = 1): Window {
  return { start: fiscalYearStart(end, firstMonth), end };
}

/** The close of the fiscal year before the one that holds `day`. */
export function previousFiscalYearEnd(day: PlainDate, firstMonth = 1): PlainDate {
  return previousDay(fiscalYearStart(day, firstMonth));
}
