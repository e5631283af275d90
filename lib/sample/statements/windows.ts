import { type Month, monthOfYear } from "../month";

export type PrintWindow = "month" | "quarter" | "year";

export interface StatementWindow {
  kind: PrintWindow;
  from: Month;
  to: Month;
}

const LENGTH: Record<PrintWindow, number> = { month: 1, quarter: 3, year: 12 };

/** The calendar windows that lie entirely within the months given, by their ends, the shorter first. */
export function statementWindows(
  period: { first: Month; last: Month },
  kinds: readonly PrintWindow[],
): StatementWindow[] {
  const windows: StatementWindow[] = [];
  for (let to = period.first; to <= period.last; to++) {
    for (const kind of ["month", "quarter", "year"] as const) {
      const from = to - LENGTH[kind] + 1;
      if (!kinds.includes(kind) || monthOfYear(to) % LENGTH[kind] !== 0 || from < period.first) continue;
      windows.push({ kind, from, to });
    }
  }
  return windows;
}

/** The month ends at which a window opens or closes, in order: what balance sheets are printed for. */
export function balanceMonths(windows: readonly StatementWindow[]): Month[] {
  const months = new Set(windows.flatMap(({ from, to }) => [from - 1, to]));
  return [...months].sort((a, b) => a - b);
}
