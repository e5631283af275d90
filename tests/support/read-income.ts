import { readPages } from "@/lib/extraction/read-pages";
import type { Line, Reading } from "@/lib/extraction/reading";
import { incomeStatementRows } from "./statements";
import { INCOME_HEADINGS, type PrintedPages, type PrintedRow, printPages } from "./yardi-pages";

/** An income statement of March 2024, but for its rows. */
export const INCOME_PRINT: Omit<PrintedPages, "rows"> = {
  title: "Income Statement",
  period: "Mar 2024",
  tree: "ysi_cf",
  headings: INCOME_HEADINGS,
};

/** Printed with what is said to be different, and read. */
export function readIncome(
  rows: PrintedRow[] = incomeStatementRows,
  change: Partial<PrintedPages> = {},
): Reading {
  return readPages(printPages({ ...INCOME_PRINT, ...change, rows }));
}

export function lineNamed(reading: Reading, name: string): Line {
  const line = reading.lines.find((candidate) => candidate.name === name);
  if (!line) throw new Error(`no line is named ${name}`);
  return line;
}
