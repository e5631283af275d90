import { addTo, type Edit, insertAfter, negate, removeRow, setTo } from "@/tests/support/sample-prints";
import { type Example, endOfFebruary, february, sound } from "./example";

const income = "month 2024-02";
const now = "balance 2024-02";
const before = "balance 2024-01";
const earlier = "balance 2023-12";
const period = (code: string) => sound.amount(income, code, "period_to_date");
const adjustment = (code: string) => sound.amount(income, code, "period_to_date", "adjustments");
const balance = (code: string) => sound.amount(now, code);
const opening = (code: string) => sound.amount(before, code);
const inTail = { section: "adjustments" } as const;
const inPeriod = { columns: ["period_to_date"] } as const;

const failed = { outcome: "failed", severity: "high", window: february } as const;
const total = (name: typeof now | typeof before, ...codes: string[]) =>
  codes.reduce((sum, code) => sum + sound.amount(name, code), 0n);

/** Amortization booked as depreciation, in both columns. */
const misbook: Edit[] = [addTo("7020-0000", 100_00n), addTo("7030-0000", -100_00n)];
const chargesMoved = sound.edit(income, ...misbook);
const accumulatedMovement = accumulatedAdjustments(1061, 1098);
const amortizationMovement = accumulatedAdjustments(1922, 1952);

export const crossDocumentExamples: Example[] = [
  {
    rule: "XDT-01",
    story: "current earnings 1.00 above the net income of the year",
    prints: sound.edit(now, addTo("3995-0000", 1_00n)),
    expected: {
      ...failed,
      severity: "critical",
      left: balance("3995-0000") + 1_00n,
      right: sound.amount(income, "9090-0000", "year_to_date"),
    },
  },
  {
    rule: "XDT-01",
    story: "current earnings that still hold the year before",
    prints: stillOpen(),
    expected: {
      outcome: "warned",
      severity: "medium",
      window: february,
      left: balance("3995-0000") + sound.amount(earlier, "3995-0000"),
      right: sound.amount(income, "9090-0000", "year_to_date"),
    },
  },
  {
    rule: "XDT-02",
    story: "depreciation of 1.00 more than the accumulated accounts moved by",
    prints: sound.edit(income, addTo("7020-0000", 1_00n)),
    expected: {
      ...failed,
      left: period("7020-0000") + period("7030-0000") + 1_00n,
      right: accumulatedMovement + amortizationMovement,
    },
  },
  {
    rule: "XDT-02a",
    story: "100.00 of amortization booked as depreciation",
    prints: chargesMoved,
    expected: {
      ...failed,
      severity: "low",
      left: period("7020-0000") + 100_00n,
      right: accumulatedMovement,
    },
  },
  {
    rule: "XDT-02b",
    story: "100.00 of amortization booked as depreciation",
    prints: chargesMoved,
    expected: {
      ...failed,
      severity: "low",
      left: period("7030-0000") - 100_00n,
      right: amortizationMovement,
    },
  },
  {
    rule: "XDT-03",
    story: "cash that grew by 1.00 more than the cash flow",
    prints: sound.edit(now, addTo("0122-0000", 1_00n)),
    expected: {
      ...failed,
      severity: "critical",
      left: sound.amount(income, "CASH FLOW", "period_to_date", "adjustments"),
      right: sound.sum(now, 101, 199) - sound.sum(before, 101, 199) + 1_00n,
    },
  },
];

export const rollForwardExamples: Example[] = [
  {
    rule: "ROL-01",
    story: "the balance sheet of the month before is missing, an older one is there",
    prints: sound.without(before),
    expected: { ...failed, because: /latest balance sheet before it is of/ },
  },
  {
    rule: "ROL-02",
    story: "a year to date 0.06 above the one before and the period",
    prints: sound.edit(income, addTo("4010-0000", 6n, { columns: ["year_to_date"] })),
    expected: {
      ...failed,
      left: sound.amount(income, "4010-0000", "year_to_date") + 6n,
      right: sound.amount("month 2024-01", "4010-0000", "year_to_date") + period("4010-0000"),
    },
  },
  {
    rule: "ROL-03",
    story: "a receivable 0.06 higher than the cash flow says",
    prints: sound.edit(now, addTo("0305-0000", 6n)),
    expected: {
      ...failed,
      subject: "0305-0000",
      left: opening("0305-0000") - balance("0305-0000"),
      right: opening("0305-0000") - balance("0305-0000") - 6n,
    },
  },
  {
    rule: "ROL-03",
    story: "a payable 0.06 higher than the cash flow says",
    prints: sound.edit(now, addTo("2110-0000", 6n)),
    expected: {
      ...failed,
      subject: "2110-0000",
      left: balance("2110-0000") - opening("2110-0000"),
      right: balance("2110-0000") - opening("2110-0000") + 6n,
    },
  },
  {
    rule: "ROL-03",
    story: "an adjustment printed with the opposite sign, which is a matter of display",
    prints: sound.edit(income, negate("2612-0000", inTail)),
    expected: {
      ...failed,
      severity: "medium",
      subject: "2612-0000",
      left: -adjustment("2612-0000"),
      right: adjustment("2612-0000"),
    },
  },
  {
    rule: "ROL-04",
    story: "total capital 1.00 above what it rolls forward to",
    prints: sound.edit(now, addTo("3999-0000", 1_00n)),
    expected: {
      ...failed,
      severity: "critical",
      left: balance("3999-0000") + 1_00n - opening("3999-0000"),
      right: period("9090-0000") + balance("3990-0000") - opening("3990-0000"),
    },
  },
  {
    rule: "ROL-05",
    story: "beginning equity 1.00 above what it opened with",
    prints: sound.edit(now, addTo("3910-0000", 1_00n)),
    expected: {
      ...failed,
      severity: "critical",
      left: total(now, "3910-0000", "3995-0000") + 1_00n,
      right: total(before, "3910-0000", "3995-0000") + period("9090-0000"),
    },
  },
  {
    rule: "ROL-06",
    story: "a mortgage that fell by 1.00 less than the cash flow shows",
    prints: sound.edit(now, addTo("2612-0000", 1_00n)),
    expected: {
      ...failed,
      left: balance("2612-0000") + 1_00n - opening("2612-0000"),
      right: adjustment("2612-0000"),
    },
  },
  {
    rule: "ROL-07",
    story: "a distribution of 1.00 that the cash flow does not show",
    prints: sound.edit(now, addTo("3990-0000", -1_00n)),
    expected: {
      ...failed,
      left: balance("3990-0000") - 1_00n - opening("3990-0000"),
      right: balance("3990-0000") - opening("3990-0000"),
    },
  },
  {
    rule: "ROL-07",
    story: "a distribution taken back, in the balance and in the cash flow",
    prints: sound
      .edit(now, setTo("3990-0000", opening("3990-0000") + 1_00n))
      .edit(income, removeIfPrinted("3990-0000"), tailLine("3990-0000", "Distribution", 1_00n)),
    expected: {
      ...failed,
      left: opening("3990-0000") + 1_00n,
      right: opening("3990-0000"),
      because: /went back/,
    },
  },
  {
    rule: "ROL-08",
    story: "beginning equity that is neither the old one nor the closed one",
    prints: sound.edit(now, addTo("3910-0000", 1_00n)),
    expected: {
      outcome: "failed",
      severity: "medium",
      window: endOfFebruary,
      left: balance("3910-0000") + 1_00n,
      right: sound.amount(earlier, "3910-0000") + sound.amount(earlier, "3995-0000"),
    },
  },
  {
    rule: "ROL-08",
    story: "beginning equity that has not moved since the year end",
    prints: stillOpen(),
    expected: {
      outcome: "warned",
      severity: "medium",
      window: endOfFebruary,
      left: sound.amount(earlier, "3910-0000"),
      right: sound.amount(earlier, "3910-0000") + sound.amount(earlier, "3995-0000"),
    },
  },
  {
    rule: "ROL-09",
    story: "an opening balance sheet printed again later with other balances than the month starts from",
    prints: printedAgain(
      addTo("2110-0000", 500_00n),
      addTo("2590-0000", 500_00n),
      addTo("2999-0000", 500_00n),
      addTo("3910-0000", -500_00n),
      addTo("3999-0000", -500_00n),
    ),
    expected: { ...failed, because: /not from the latest one/ },
  },
  {
    rule: "ROL-11",
    story: "accumulated depreciation that shrank by 0.06",
    prints: sound.edit(now, setTo("1061-0000", opening("1061-0000") + 6n)),
    expected: {
      outcome: "failed",
      severity: "medium",
      window: endOfFebruary,
      subject: "1061-0000",
      left: opening("1061-0000") + 6n,
      right: opening("1061-0000"),
    },
  },
  {
    rule: "ROL-12",
    story: "land that costs 0.06 less than a month ago",
    prints: sound.edit(now, addTo("0510-0000", -6n)),
    expected: {
      outcome: "warned",
      severity: "medium",
      window: endOfFebruary,
      subject: "0510-0000",
      left: opening("0510-0000") - 6n,
      right: opening("0510-0000"),
    },
  },
  {
    rule: "ROL-13",
    story: "buildings that cost 5,000.00 more than a month ago",
    prints: sound.edit(now, setTo("0610-0000", opening("0610-0000") + 5_000_00n)),
    expected: {
      outcome: "warned",
      severity: "low",
      window: endOfFebruary,
      subject: "0610-0000",
      left: opening("0610-0000") + 5_000_00n,
      right: opening("0610-0000"),
    },
  },
  {
    rule: "ROL-14",
    story: "a month's depreciation 6 % above its average",
    prints: sound.edit(income, setTo("7020-0000", (averageDepreciation() * 106n) / 100n, inPeriod)),
    expected: {
      outcome: "warned",
      severity: "low",
      window: february,
      left: (averageDepreciation() * 106n) / 100n,
      right: averageDepreciation(),
    },
  },
  {
    rule: "ROL-15",
    story: "depreciation of a building that paused before it was worn down",
    prints: sound.edit(now, setTo("1061-0000", opening("1061-0000"))),
    expected: { outcome: "warned", severity: "low", window: endOfFebruary, subject: "1061-0000" },
  },
  {
    rule: "ROL-16",
    story: "a payable that is the same on four balance sheets in a row",
    prints: (["balance 2023-11", earlier, before] as const).reduce(
      (prints, name) => prints.edit(name, setTo("2110-0000", balance("2110-0000"))),
      sound,
    ),
    expected: { outcome: "warned", severity: "low", window: endOfFebruary, subject: "2110-0000" },
  },
  {
    rule: "ROL-17",
    story: "a new loan from an affiliate",
    prints: sound.edit(now, newAccount("2197-0000", 90_000_00n)),
    expected: {
      outcome: "warned",
      severity: "info",
      window: endOfFebruary,
      subject: "2197-0000",
      left: 90_000_00n,
      right: 0n,
      because: /is new/,
    },
  },
  {
    rule: "ROL-17",
    story: "a loan from an affiliate that is gone",
    prints: sound.edit(before, newAccount("2197-0000", 90_000_00n)),
    expected: {
      outcome: "warned",
      severity: "info",
      window: endOfFebruary,
      subject: "2197-0000",
      left: 0n,
      right: 90_000_00n,
      because: /is gone/,
    },
  },
];

/** January and February as they look while last year's result is still current. */
function stillOpen() {
  const earned = sound.amount(earlier, "3995-0000");
  const reopen = [addTo("3910-0000", -earned), addTo("3995-0000", earned)];
  return sound.edit(before, ...reopen).edit(now, ...reopen);
}

/** A second print of January's balance sheet, made a day later. */
function printedAgain(...edits: Edit[]) {
  const first = sound.document(before);
  const again = edits.reduce((document, edit) => edit(document), first);
  return sound.add("balance 2024-01 again", {
    ...again,
    fileName: "again.pdf",
    printedAt: first.printedAt.replace(/^(\d{4}-\d{2})-\d{2}/, "$1-28"),
  });
}

/** An account and the totals above it, so that every sum of the sheet holds. */
function newAccount(code: string, cents: bigint): Edit {
  return (document) =>
    [
      insertAfter("2110-0000", [
        { kind: "line", code, name: "Loan - Affiliate", values: { current_balance: cents } },
      ]),
      addTo("2590-0000", cents),
    ].reduce((edited, edit) => edit(edited), document);
}

function tailLine(code: string, name: string, cents: bigint): Edit {
  const values = { period_to_date: cents, year_to_date: cents };
  return insertAfter("2612-0000", [{ kind: "line", code, name, values }], inTail);
}

function removeIfPrinted(code: string): Edit {
  return (document) =>
    document.rows.some((row) => row.code === code && row.section === "adjustments")
      ? removeRow(code, inTail)(document)
      : document;
}

function accumulatedAdjustments(from: number, to: number): bigint {
  return sound
    .document(income)
    .rows.filter(({ section, kind }) => section === "adjustments" && kind === "line")
    .filter(({ code }) => Number(code?.slice(0, 4)) >= from && Number(code?.slice(0, 4)) <= to)
    .filter(({ name }) => name.startsWith("Accum"))
    .reduce((sum, { values }) => sum + (values.period_to_date ?? 0n), 0n);
}

function averageDepreciation(): bigint {
  const months = ["month 2023-11", "month 2023-12", "month 2024-01"] as const;
  return months.reduce((sum, name) => sum + sound.amount(name, "7020-0000", "period_to_date"), 0n) / 3n;
}
