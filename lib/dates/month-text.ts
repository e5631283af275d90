import { monthNumber } from "./month-names";
import type { PlainMonth } from "./plain-date";

/** `September 2024` and `12/31/2024` fit well inside. */
const MAX_LENGTH = 20;
const NAMED = /^([a-z]{3,9})\.?(?:[ -](\d{4})|(?:-| ?')(\d{2}))$/i;
const NUMBERED = /^(\d{1,2})\/(?:\d{1,2}\/)?(\d{4})$/;

/** Reads the month of a column, of this century where two digits say its year: `Jan 2024`, `Jan-24`, `Jan '24`, `01/2024`, `1/31/2024`; null when it names none. */
export function parseMonthText(text: string): PlainMonth | null {
  if (text.length > MAX_LENGTH) return null;
  const named = NAMED.exec(text);
  if (named) return plainMonth(monthNumber(named[1] ?? ""), named[2] ?? `20${named[3]}`);
  const numbered = NUMBERED.exec(text);
  return numbered ? plainMonth(Number(numbered[1]), numbered[2] ?? "") : null;
}

function plainMonth(month: number | null, year: string): PlainMonth | null {
  if (month === null || month < 1 || month > 12 || year === "0000") return null;
  return `${year}-${month.toString().padStart(2, "0")}`;
}
