import { addTo, insertAfter, Prints, setTo } from "@/tests/support/sample-prints";
import { type Example, february, sound } from "./example";

const print = "month 2024-02";
const period = (code: string) => sound.amount(print, code, "period_to_date");
const year = (code: string) => sound.amount(print, code, "year_to_date");
const inPeriod = { columns: ["period_to_date"] } as const;
const inYear = { columns: ["year_to_date"] } as const;

interface Section {
  rule: string;
  stems: [number, number];
  total: string;
  isBlock?: true;
}

const sections: Section[] = [
  { rule: "ISI-01", stems: [4001, 4989], total: "4990-0000" },
  { rule: "ISI-02", stems: [5002, 5989], total: "5990-0000" },
  { rule: "ISI-03", stems: [6001, 6189], total: "6190-0000" },
  { rule: "ISI-04", stems: [7001, 7089], total: "7090-0000" },
  { rule: "ISI-05", stems: [5100, 5198], total: "5199-0000", isBlock: true },
  { rule: "ISI-06", stems: [5200, 5298], total: "5299-0000", isBlock: true },
  { rule: "ISI-07", stems: [5300, 5398], total: "5399-0000", isBlock: true },
  { rule: "ISI-08", stems: [5400, 5498], total: "5499-0000", isBlock: true },
  { rule: "ISI-09", stems: [5500, 5598], total: "5599-0000", isBlock: true },
  { rule: "ISI-10", stems: [6040, 6068], total: "6069-0000", isBlock: true },
];

const failed = { outcome: "failed", severity: "critical", window: february } as const;

const yearOfPrints = Prints.of({ seed: 3, from: "2023-01", months: 12, prints: ["year"] });

export const incomeStatementExamples: Example[] = [
  ...sections.flatMap(({ rule, stems, total, isBlock }): Example[] => [
    {
      rule,
      story: `${total} printed 0.06 lower than its lines in the period`,
      prints: sound.edit(print, addTo(total, -6n, inPeriod)),
      expected: {
        ...failed,
        severity: isBlock ? "high" : "critical",
        left: sound.sum(print, ...stems, "period_to_date"),
        right: period(total) - 6n,
      },
    },
    {
      rule,
      story: `${total} printed 0.06 higher than its lines in the year to date`,
      prints: sound.edit(print, addTo(total, 6n, inYear)),
      expected: {
        ...failed,
        severity: isBlock ? "high" : "critical",
        left: sound.sum(print, ...stems, "year_to_date"),
        right: year(total) + 6n,
      },
    },
  ]),
  {
    rule: "ISI-11",
    story: "total expenses printed 1.00 higher than its sections",
    prints: sound.edit(print, addTo("6199-0000", 1_00n, inPeriod)),
    expected: {
      ...failed,
      left: period("5990-0000") + period("6190-0000"),
      right: period("6199-0000") + 1_00n,
    },
  },
  {
    rule: "ISI-12",
    story: "net operating income of the year printed 1.00 higher than income less expenses",
    prints: sound.edit(print, addTo("6299-0000", 1_00n, inYear)),
    expected: {
      ...failed,
      left: year("4990-0000") - year("6199-0000"),
      right: year("6299-0000") + 1_00n,
      because: /\(year to date\)/,
    },
  },
  {
    rule: "ISI-13",
    story: "net income printed 1.00 lower than net operating income less other expenses",
    prints: sound.edit(print, addTo("9090-0000", -1_00n, inPeriod)),
    expected: {
      ...failed,
      left: period("6299-0000") - period("7090-0000"),
      right: period("9090-0000") - 1_00n,
    },
  },
  {
    rule: "ISI-14",
    story: "a January that prints another rent for the year than for the period",
    prints: sound.edit("month 2024-01", addTo("4010-0000", 6n, inYear)),
    expected: {
      outcome: "failed",
      severity: "high",
      window: { start: "2024-01-01", end: "2024-01-31" },
      left: sound.amount("month 2024-01", "4010-0000", "period_to_date"),
      right: sound.amount("month 2024-01", "4010-0000", "year_to_date") + 6n,
    },
  },
  {
    rule: "ISI-15",
    story: "a percentage printed two hundredths of a point too high",
    prints: sound.edit(print, addTo("4010-0000", 2n, { columns: ["year_percent"] })),
    expected: { outcome: "failed", severity: "low", window: february, subject: "4010-0000" },
  },
  {
    rule: "ISI-16",
    story: "a property tax of one cent below zero",
    prints: sound.edit(print, setTo("5010-0000", -1n, inPeriod)),
    expected: {
      outcome: "warned",
      severity: "low",
      window: february,
      subject: "5010-0000",
      left: -1n,
      right: 0n,
    },
  },
  {
    rule: "ISI-17",
    story: "no property tax in the year so far",
    prints: sound.edit(print, setTo("5010-0000", 0n, inYear)),
    expected: { outcome: "warned", severity: "high", window: february, because: /property tax\./ },
  },
  {
    rule: "ISI-17",
    story: "no base rent in a whole year",
    prints: yearOfPrints.edit("year 2023-12", setTo("4010-0000", 0n)),
    expected: {
      outcome: "failed",
      severity: "high",
      window: { start: "2023-01-01", end: "2023-12-31" },
      because: /base rent\./,
    },
  },
  {
    rule: "CFI-01",
    story: "total adjustments printed 0.06 lower than its lines",
    prints: sound.edit(print, addTo("TOTAL ADJUSTMENTS", -6n, { section: "adjustments" })),
    expected: {
      ...failed,
      left: sound.amount(print, "TOTAL ADJUSTMENTS", "period_to_date", "adjustments"),
      right: sound.amount(print, "TOTAL ADJUSTMENTS", "period_to_date", "adjustments") - 6n,
    },
  },
  {
    rule: "CFI-02",
    story: "a cash flow printed 1.00 higher than net income and adjustments",
    prints: sound.edit(print, addTo("CASH FLOW", 1_00n, { section: "adjustments", ...inYear })),
    expected: {
      ...failed,
      left: year("9090-0000") + sound.amount(print, "TOTAL ADJUSTMENTS", "year_to_date", "adjustments"),
      right: sound.amount(print, "CASH FLOW", "year_to_date", "adjustments") + 1_00n,
    },
  },
  ...(
    [
      ["0122-0000", "Cash - Operating"],
      ["3910-0000", "Beginning Equity"],
      ["3995-0000", "Current Period Earnings"],
      ["4010-0000", "Base Rentals"],
      ["2110-0000", "Accounts Payable - Trade"],
    ] as const
  ).map(
    ([code, name]): Example => ({
      rule: "CFI-03",
      story: `an adjustment of ${name} besides the others`,
      prints: sound.edit(
        print,
        insertAfter(
          "2110-0000",
          [{ kind: "line", code, name, values: { period_to_date: 1_00n, year_to_date: 1_00n } }],
          { section: "adjustments" },
        ),
      ),
      expected: { outcome: "failed", severity: "high", window: february, because: new RegExp(code) },
    }),
  ),
  {
    rule: "CFI-04",
    story: "ending cash that beginning cash and the cash flow do not make",
    prints: withCashBalances(1_00n),
    expected: {
      ...failed,
      left: 500_000_00n + sound.amount(print, "CASH FLOW", "period_to_date", "adjustments"),
      right: 500_000_00n + sound.amount(print, "CASH FLOW", "period_to_date", "adjustments") + 1_00n,
    },
  },
];

/** A tail that goes on with the cash balances, as other trees print it. */
export function withCashBalances(gap: bigint): Prints {
  const flow = (column: "period_to_date" | "year_to_date") =>
    sound.amount(print, "CASH FLOW", column, "adjustments");
  const balances = (name: string, value: (column: "period_to_date" | "year_to_date") => bigint) => ({
    kind: "line" as const,
    code: null,
    name,
    values: { period_to_date: value("period_to_date"), year_to_date: value("year_to_date") },
  });
  return sound.edit(
    print,
    insertAfter(
      "CASH FLOW",
      [
        balances("Beginning Cash Balance", () => 500_000_00n),
        balances("Ending Cash Balance", (column) => 500_000_00n + flow(column) + gap),
      ],
      { section: "adjustments" },
    ),
  );
}
