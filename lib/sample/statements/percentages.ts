import { abs, type Cents } from "@/lib/money/cents";
import type { SampleRow } from "../sample-document";

const TOTAL_INCOME = "4990-0000";

/** Each amount as a share of total income in its own column, in hundredths of a percent; all zero where not configured. */
export function addPercentages(rows: readonly SampleRow[], isConfigured: boolean): SampleRow[] {
  const base = rows.find(({ code }) => code === TOTAL_INCOME)?.values ?? {};
  return rows.map((row) => {
    if (row.kind === "header") return row;
    const { period_to_date = 0n, year_to_date = 0n } = row.values;
    const values = {
      period_to_date,
      period_percent: isConfigured ? percentOf(period_to_date, base.period_to_date ?? 0n) : 0n,
      year_to_date,
      year_percent: isConfigured ? percentOf(year_to_date, base.year_to_date ?? 0n) : 0n,
    };
    return { ...row, values };
  });
}

/** Hundredths of a percent, rounded half away from zero; 0 where there is nothing to divide by. */
export function percentOf(cents: Cents, base: Cents): bigint {
  if (base === 0n) return 0n;
  const size = (2n * abs(cents) * 10_000n + abs(base)) / (2n * abs(base));
  return cents < 0n !== base < 0n ? -size : size;
}
