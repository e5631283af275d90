import { monthNumber } from "./month-names";
import { parseMonthText } from "./month-text";
import type { PlainMonth } from "./plain-date";

/** What a period line names. One month may mean its last day or all of it: the kind of statement decides. */
export interface PeriodText {
  first: PlainMonth;
  last: PlainMonth;
  isRange: boolean;
}

/** Far above `September 2024 through September 2024`. */
const MAX_LENGTH = 60;
const MONTH = String.raw`([a-z]{3,9})\.?`;
const YEAR = String.raw`(\d{4})`;
const PERIOD = new RegExp(
  `^${MONTH}(?:\\s+${YEAR})?(?:\\s*(?:[-–—]|\\bto\\b|\\bthrough\\b)\\s*${MONTH}\\s+${YEAR})?$`,
  "i",
);

const NUMBERED = /^(\d{1,2}\/\d{4})(?:\s*[-–—]\s*(\d{1,2}\/\d{4}))?$/;

/**
 * Reads `Dec 2024`, `Jan 2024-Dec 2024`, `January - March 2025`, `01/2024-12/2024`; null when the text is no period or
 * runs backwards.
 */
export function parsePeriodText(text: string): PeriodText | null {
  if (text.length > MAX_LENGTH) return null;
  const period = named(text.trim()) ?? numbered(text.trim());
  if (!period) return null;
  const [first, last] = period;
  if (first === null || last === null || first > (last ?? first)) return null;
  return { first, last: last ?? first, isRange: last !== undefined };
}

type Ends = [first: PlainMonth | null, last: PlainMonth | null | undefined];

function named(text: string): Ends | null {
  const match = PERIOD.exec(text);
  if (!match) return null;
  const [, firstName = "", firstYear, lastName, lastYear] = match;
  const first = plainMonth(firstName, firstYear ?? lastYear);
  return [first, lastName === undefined ? undefined : plainMonth(lastName, lastYear)];
}

function numbered(text: string): Ends | null {
  const match = NUMBERED.exec(text);
  if (!match) return null;
  const [, first = "", last] = match;
  return [parseMonthText(first), last === undefined ? undefined : parseMonthText(last)];
}

function plainMonth(name: string, year: string | undefined): PlainMonth | null {
  const month = monthNumber(name);
  if (month === null || year === undefined || year === "0000") return null;
  return `${year}-${month.toString().padStart(2, "0")}`;
}
