import { monthNumber } from "./month-names";
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

/** Reads `Dec 2024`, `Jan 2024-Dec 2024`, `January - March 2025`; null when the text is no period or runs backwards. */
export function parsePeriodText(text: string): PeriodText | null {
  if (text.length > MAX_LENGTH) return null;
  const match = PERIOD.exec(text.trim());
  if (!match) return null;
  const [, firstName = "", firstYear, lastName, lastYear] = match;
  const isRange = lastName !== undefined;
  const first = plainMonth(firstName, firstYear ?? lastYear);
  const last = isRange ? plainMonth(lastName, lastYear) : first;
  if (first === null || last === null || first > last) return null;
  return { first, last, isRange };
}

function plainMonth(name: string, year: string | undefined): PlainMonth | null {
  const month = monthNumber(name);
  if (month === null || year === undefined || year === "0000") return null;
  return `${year}-${month.toString().padStart(2, "0")}`;
}
