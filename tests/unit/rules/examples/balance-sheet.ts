import { addTo, insertAfter, negate, removeRow, setTo } from "@/tests/support/sample-prints";
import { type Example, endOfFebruary, sound } from "./example";

const print = "balance 2024-02";
const amount = (code: string) => sound.amount(print, code);

interface Section {
  rule: string;
  leaf: string;
  stems: [number, number];
  total: string;
}

const sections: Section[] = [
  { rule: "BSI-02", leaf: "0305-0000", stems: [102, 498], total: "0499-9000" },
  { rule: "BSI-03", leaf: "0510-0000", stems: [501, 1098], total: "1099-0000" },
  { rule: "BSI-04", leaf: "1310-0000", stems: [1201, 1997], total: "1998-0000" },
  { rule: "BSI-06", leaf: "2110-0000", stems: [2002, 2589], total: "2590-0000" },
  { rule: "BSI-07", leaf: "2612-0000", stems: [2601, 2899], total: "2900-0000" },
  { rule: "BSI-09", leaf: "3050-0000", stems: [3001, 3998], total: "3999-0000" },
];

const failed = { outcome: "failed", severity: "critical", window: endOfFebruary } as const;

/** One verdict for the account that has the wrong sign. */
const wrongSign = (code: string, value: bigint) => ({
  window: endOfFebruary,
  subject: code,
  left: value,
  right: 0n,
});

export const balanceSheetExamples: Example[] = [
  {
    rule: "BSI-01",
    story: "total assets printed 1.00 higher than liabilities and capital",
    prints: sound.edit(print, addTo("1999-0000", 1_00n)),
    expected: { ...failed, left: amount("1999-0000") + 1_00n, right: amount("3999-9000") },
  },
  ...sections.map(
    ({ rule, leaf, stems, total }): Example => ({
      rule,
      story: `${leaf} printed 0.06 higher than its section's total allows`,
      prints: sound.edit(print, addTo(leaf, 6n)),
      expected: { ...failed, left: sound.sum(print, ...stems) + 6n, right: amount(total) },
    }),
  ),
  {
    rule: "BSI-06",
    story: "a payable printed with the opposite sign, which is a matter of display",
    prints: sound.edit(print, negate("2110-0000")),
    expected: {
      ...failed,
      severity: "medium",
      left: sound.sum(print, 2002, 2589) - 2n * amount("2110-0000"),
      right: amount("2590-0000"),
    },
  },
  {
    rule: "BSI-02",
    story: "a section without its total",
    prints: sound.edit(print, removeRow("0499-9000")),
    expected: { ...failed, because: /does not print .*current assets/i },
  },
  {
    rule: "BSI-07",
    story: "a total without any line under it",
    prints: sound.edit(print, removeRow("2612-0000")),
    expected: { ...failed, because: /but none of its lines/ },
  },
  {
    rule: "BSI-05",
    story: "a balance sheet without its total assets",
    prints: sound.edit(print, removeRow("1999-0000")),
    expected: { ...failed, because: /does not print .*total assets/i },
  },
  {
    rule: "BSI-05",
    story: "total assets printed 1.00 lower than its sections",
    prints: sound.edit(print, addTo("1999-0000", -1_00n)),
    expected: {
      ...failed,
      left: amount("0499-9000") + amount("1099-0000") + amount("1998-0000"),
      right: amount("1999-0000") - 1_00n,
    },
  },
  {
    rule: "BSI-08",
    story: "total liabilities printed 1.00 higher than its sections",
    prints: sound.edit(print, addTo("2999-0000", 1_00n)),
    expected: {
      ...failed,
      left: amount("2590-0000") + amount("2900-0000"),
      right: amount("2999-0000") + 1_00n,
    },
  },
  {
    rule: "BSI-10",
    story: "total liabilities and capital printed 1.00 higher than its parts",
    prints: sound.edit(print, addTo("3999-9000", 1_00n)),
    expected: {
      ...failed,
      left: amount("2999-0000") + amount("3999-0000"),
      right: amount("3999-9000") + 1_00n,
    },
  },
  {
    rule: "BSI-11",
    story: "accumulated depreciation printed with the sign of an asset",
    prints: sound.edit(print, setTo("1061-0000", 1n)),
    expected: { outcome: "warned", severity: "low", ...wrongSign("1061-0000", 1n) },
  },
  {
    rule: "BSI-12",
    story: "accumulated depreciation 0.06 above the cost of what it wears down",
    prints: sound.edit(
      print,
      addTo("1061-0000", -(sound.sum(print, 600, 1060) + sound.sum(print, 1061, 1098)) - 6n),
    ),
    expected: {
      outcome: "failed",
      severity: "high",
      window: endOfFebruary,
      left: sound.sum(print, 600, 1060) + 6n,
      right: sound.sum(print, 600, 1060),
    },
  },
  {
    rule: "BSI-13",
    story: "an operating account overdrawn by a cent",
    prints: sound.edit(print, setTo("0122-0000", -1n)),
    expected: { outcome: "warned", severity: "medium", ...wrongSign("0122-0000", -1n) },
  },
  {
    rule: "BSI-14",
    story: "a tenant receivable in credit",
    prints: sound.edit(print, setTo("0305-0000", -1n)),
    expected: { outcome: "warned", severity: "low", ...wrongSign("0305-0000", -1n) },
  },
  {
    rule: "BSI-14",
    story: "a trade payable in debit",
    prints: sound.edit(print, setTo("2110-0000", -1n)),
    expected: { outcome: "warned", severity: "low", ...wrongSign("2110-0000", -1n) },
  },
  {
    rule: "BSI-14",
    story: "a mortgage in debit",
    prints: sound.edit(print, setTo("2612-0000", -1n)),
    expected: { outcome: "warned", severity: "low", ...wrongSign("2612-0000", -1n) },
  },
  {
    rule: "BSI-15",
    story: "a tax escrow overdrawn by a cent",
    prints: sound.edit(print, setTo("1310-0000", -1n)),
    expected: { outcome: "failed", severity: "high", ...wrongSign("1310-0000", -1n) },
  },
  {
    rule: "BSI-16",
    story: "100.00 left in suspense, and as much in clearing with the other sign",
    prints: sound.edit(
      print,
      insertAfter("2520-0000", [
        { kind: "line", code: "2522-0000", name: "Clearing", values: { current_balance: 100_00n } },
        { kind: "line", code: "2585-0000", name: "Suspense", values: { current_balance: -100_00n } },
      ]),
    ),
    expected: {
      outcome: "warned",
      severity: "medium",
      window: endOfFebruary,
      left: 200_00n,
      right: 0n,
    },
  },
];
