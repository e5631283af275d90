import { formatDate } from "./format-date";

/** `31 Mar 2026, 14:02 UTC`: an instant where no time zone of a reader is known. */
export function formatInstant(instant: { toISOString(): string }): string {
  const text = instant.toISOString();
  return `${formatDate(text.slice(0, 10))}, ${text.slice(11, 16)} UTC`;
}
