import { monthNumber } from "./month-names";
import { type PlainDate, plainDateOrNull } from "./plain-date";

/** `Friday, September 30, 2025` and `11:50:00 AM` fit well inside. */
const MAX_LENGTH = 60;
const LONG_DATE = /^(?:[a-z]+,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i;
const US_DATE = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\.?)?$/i;

/**
 * `Friday, May 23, 2025` and `11:50 AM` → `2025-05-23T11:50`, the local time as printed, to the minute. Null when either
 * is no date or time. The weekday is not checked: the date alone orders prints.
 */
export function parsePrintTimestamp(dateText: string, timeText: string): string | null {
  const date = parsePrintDate(dateText);
  const time = parsePrintTime(timeText);
  return date === null || time === null ? null : `${date}T${time}`;
}

/** `Friday, May 23, 2025`, `May 23, 2025` or `5/23/2025` (month first). */
function parsePrintDate(text: string): PlainDate | null {
  if (text.length > MAX_LENGTH) return null;
  const trimmed = text.trim();
  const long = LONG_DATE.exec(trimmed);
  if (long) {
    const month = monthNumber(long[1] ?? "");
    return month === null ? null : plainDateOrNull({ year: Number(long[3]), month, day: Number(long[2]) });
  }
  const us = US_DATE.exec(trimmed);
  return us ? plainDateOrNull({ year: Number(us[3]), month: Number(us[1]), day: Number(us[2]) }) : null;
}

/** `11:50 AM`, `3:22:05 pm` or `15:22` → `HH:MM`. 12 AM is midnight, 12 PM is noon. */
function parsePrintTime(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const half = match[4]?.toLowerCase();
  const printed = Number(match[1]);
  if (Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return null;
  if (half === undefined ? printed > 23 : printed < 1 || printed > 12) return null;
  const hour = half === undefined ? printed : (printed % 12) + (half === "p" ? 12 : 0);
  return `${hour.toString().padStart(2, "0")}:${match[2]}`;
}
