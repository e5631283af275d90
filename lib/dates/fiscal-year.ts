import { type PlainDate, partsOf, plainDate, previousDay } from "./plain-date";

/** First day of the fiscal year that holds `day`. `firstMonth` is 1 for January. */
export function fiscalYearStart(day: PlainDate, firstMonth = 1): PlainDate {
  const { year, month } = partsOf(day);
  return plainDate({ year: month >= firstMonth ? year : year - 1, month: firstMonth, day: 1 });
}

export function isFiscalYearStart(day: PlainDate, firstMonth = 1): boolean {
  return day === fiscalYearStart(day, firstMonth);
}

/** The close of the fiscal year before the one that holds `day`. */
export function previousFiscalYearEnd(day: PlainDate, firstMonth = 1): PlainDate {
  return previousDay(fiscalYearStart(day, firstMonth));
}
