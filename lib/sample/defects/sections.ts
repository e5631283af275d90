import type { Section } from "@/lib/extraction/reading";

type RuleRange = readonly [from: string, to: string, rule: string];

const BALANCE_SUMS: readonly RuleRange[] = [
  ["0102", "0498", "BSI-02"],
  ["0501", "1098", "BSI-03"],
  ["1201", "1997", "BSI-04"],
  ["2002", "2589", "BSI-06"],
  ["2601", "2899", "BSI-07"],
  ["3001", "3998", "BSI-09"],
];

const INCOME_SUMS: readonly RuleRange[] = [
  ["4001", "4989", "ISI-01"],
  ["5002", "5989", "ISI-02"],
  ["5101", "5198", "ISI-05"],
  ["5201", "5298", "ISI-06"],
  ["5301", "5398", "ISI-07"],
  ["5400", "5498", "ISI-08"],
  ["5501", "5598", "ISI-09"],
  ["6001", "6189", "ISI-03"],
  ["6041", "6068", "ISI-10"],
  ["7001", "7089", "ISI-04"],
];

const TOTALS: Record<string, readonly string[]> = {
  "0499-9000": ["BSI-02", "BSI-05"],
  "1099-0000": ["BSI-03", "BSI-05"],
  "1998-0000": ["BSI-04", "BSI-05"],
  "1999-0000": ["BSI-05", "BSI-01"],
  "2590-0000": ["BSI-06", "BSI-08"],
  "2900-0000": ["BSI-07", "BSI-08"],
  "2999-0000": ["BSI-08", "BSI-10"],
  "3999-0000": ["BSI-09", "BSI-10"],
  "3999-9000": ["BSI-10", "BSI-01"],
  "4990-0000": ["ISI-01", "ISI-12"],
  "5199-0000": ["ISI-05"],
  "5299-0000": ["ISI-06"],
  "5399-0000": ["ISI-07"],
  "5499-0000": ["ISI-08"],
  "5599-0000": ["ISI-09"],
  "5990-0000": ["ISI-02", "ISI-11"],
  "6069-0000": ["ISI-10"],
  "6190-0000": ["ISI-03", "ISI-11"],
  "6199-0000": ["ISI-11", "ISI-12"],
  "6299-0000": ["ISI-12", "ISI-13"],
  "7090-0000": ["ISI-04", "ISI-13"],
  "9090-0000": ["ISI-13", "CFI-02"],
  "TOTAL ADJUSTMENTS": ["CFI-01", "CFI-02"],
  "CASH FLOW": ["CFI-02"],
};

/** The rules that add up a leaf, the smallest block last. */
export function sumRulesOf(code: string, section: Section): string[] {
  if (section === "adjustments") return ["CFI-01"];
  return sumRanges(section)
    .filter(([from, to]) => holds(from, to, code))
    .map(([, , rule]) => rule);
}

/** The codes of the smallest block that holds a leaf. */
export function blockOf(code: string, section: Section): (other: string) => boolean {
  const blocks = sumRanges(section).filter(([from, to]) => holds(from, to, code));
  const smallest = blocks.reduce((a, b) =>
    Number(b[1]) - Number(b[0]) < Number(a[1]) - Number(a[0]) ? b : a,
  );
  return (other) => holds(smallest[0], smallest[1], other);
}

/** The rules that a total stands in, by its code, or its name where it has none. */
export function totalRulesOf(account: string): string[] {
  return [...(TOTALS[account] ?? [])];
}

function sumRanges(section: Section): readonly RuleRange[] {
  return section === "balance_sheet" ? BALANCE_SUMS : INCOME_SUMS;
}

function holds(from: string, to: string, code: string): boolean {
  const stem = code.slice(0, 4);
  return stem >= from && stem <= to;
}
