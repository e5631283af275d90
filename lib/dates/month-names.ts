const NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const SHORT_NAMES = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/** 1 to 12 for an English month name, in full or cut to three letters (or `Sept`), in any case; else null. */
export function monthNumber(name: string): number | null {
  const lower = name.toLowerCase();
  const index = NAMES.findIndex((month) => month === lower || month.slice(0, 3) === lower);
  if (index >= 0) return index + 1;
  return lower === "sept" ? 9 : null;
}

/** `Mar` for 3. */
export function shortMonthName(month: number): string {
  const name = SHORT_NAMES[month - 1];
  if (!name) throw new RangeError(`there is no month ${month}`);
  return name;
}
