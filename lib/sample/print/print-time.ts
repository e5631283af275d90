const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `2025-05-23T11:50` → `Friday, May 23, 2025` and `11:50 AM`, as the footer prints them. */
export function footerTexts(printedAt: string): { date: string; time: string } {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(printedAt);
  if (!match) throw new RangeError(`${printedAt} is not a time like 2025-05-23T11:50`);
  const [year = 0, month = 0, day = 0, hour = 0] = match.slice(1).map(Number);
  const half = hour < 12 ? "AM" : "PM";
  return {
    date: `${WEEKDAYS[weekday(year, month, day)]}, ${MONTHS[month - 1]} ${day}, ${year}`,
    time: `${String(hour % 12 || 12).padStart(2, "0")}:${match[5]} ${half}`,
  };
}

/** 0 is Sunday. Counts days from a March, so that the leap day comes last. */
function weekday(year: number, month: number, day: number): number {
  const marchYear = month < 3 ? year - 1 : year;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const daysBeforeMonth = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return (marchYear * 365 + leapDays + daysBeforeMonth + day + 2) % 7;
}
