import { describe, expect, test } from "vitest";
import { canonicalCents, formatCents } from "@/lib/money/cents";
import { checkDocuments } from "@/lib/rules/check-documents";
import type { RuleResult } from "@/lib/rules/result";
import { addTo, type Edit, negate, Prints, removeRow, repeatRow } from "@/tests/support/sample-prints";

/**
 * Three months that end with the first of a year, so that both columns of its income statement are one; percentages are
 * not worked out.
 */
const sound = Prints.of({ seed: 8, from: "2023-11", months: 3, prints: ["month"] });
const sheet = "balance 2024-01";
const income = "month 2024-01";
const inTail = { section: "adjustments" } as const;

function failuresOf(prints: Prints): RuleResult[] {
  return checkDocuments(prints.read()).results.filter(
    ({ outcome }) => outcome === "failed" || outcome === "warned",
  );
}

/** The result of one rule about the last month. */
function about(results: readonly RuleResult[], rule: string, subject: string | null = null): RuleResult {
  const found = results.find((result) => result.rule === rule && result.subject === subject);
  if (!found) throw new RangeError(`${rule} does not object`);
  return found;
}

/** Every failure that names a cause of this kind, and that there is one group of them. */
function oneCause(results: readonly RuleResult[], kind: string): string[] {
  const same = results.filter(({ cause }) => cause?.kind === kind);
  expect(new Set(same.map(({ cause }) => cause?.group)).size).toBe(1);
  return same.map(({ rule }) => rule);
}

function payableMoved(cents: bigint): Edit[] {
  return [
    addTo("2110-0000", cents),
    addTo("2590-0000", cents),
    addTo("2999-0000", cents),
    addTo("3999-9000", cents),
  ];
}

test("a wrong sign: twice the balance, in the sum and in the movement of the account", () => {
  const results = failuresOf(sound.edit(sheet, negate("2110-0000")));
  const twice = canonicalCents(-2n * sound.amount(sheet, "2110-0000"));
  const sum = about(results, "BSI-06");
  expect(sum).toMatchObject({ severity: "medium", difference: twice });
  expect(sum.cause).toMatchObject({ kind: "sign", accounts: ["2110-0000"], amount: twice });
  expect(oneCause(results, "sign")).toEqual(expect.arrayContaining(["BSI-06", "ROL-03"]));
});

test("an omitted line: the account is known from the month before", () => {
  const results = failuresOf(sound.edit(sheet, removeRow("2110-0000")));
  const amount = canonicalCents(-sound.amount(sheet, "2110-0000"));
  expect(about(results, "BSI-06")).toMatchObject({
    severity: "critical",
    difference: amount,
    cause: { kind: "omitted", accounts: ["2110-0000"], amount },
  });
});

test("a duplicated line: its amount once too often, and the two lines as evidence", () => {
  const results = failuresOf(sound.edit(sheet, repeatRow("2110-0000")));
  const amount = canonicalCents(sound.amount(sheet, "2110-0000"));
  expect(about(results, "BSI-06").cause).toMatchObject({
    kind: "duplicated",
    accounts: ["2110-0000"],
    amount,
  });
  const repeated = about(results, "DOC-11", "2110-0000");
  expect(repeated.evidence).toHaveLength(2);
  expect(new Set(repeated.evidence.map(({ box }) => box.join())).size).toBe(2);
  expect(oneCause(results, "duplicated")).toEqual(expect.arrayContaining(["BSI-06", "DOC-11", "ROL-03"]));
});

test("an amount that cannot be read: the sum misses just that account", () => {
  const amount = sound.amount(sheet, "2110-0000");
  const unread = sound.editPages(sheet, (pages) =>
    pages.map((page) => ({
      ...page,
      words: page.words.map((word) =>
        word.text === formatCents(amount) ? { ...word, text: "1O.7.5" } : word,
      ),
    })),
  );
  expect(about(failuresOf(unread), "BSI-06").cause).toMatchObject({
    kind: "omitted",
    accounts: ["2110-0000"],
    amount: canonicalCents(-amount),
  });
});

test("two wrong digits in one sum: the sum names both, the larger first", () => {
  const edits = [addTo("1310-0000", 500_00n), addTo("1995-0000", 3_00n)];
  const results = failuresOf(sound.edit(sheet, ...edits));
  const { cause, candidates, difference } = about(results, "BSI-04");
  expect(difference).toBe("503.00");
  expect(cause).toMatchObject({ accounts: ["1310-0000"], amount: "500.00" });
  expect(candidates.map(({ accounts, amount }) => [...accounts, amount])).toEqual([
    ["1310-0000", "500.00"],
    ["1995-0000", "3.00"],
  ]);
  expect(about(results, "ROL-03", "1995-0000").cause?.group).toBe(candidates[1]?.group);
});

test("a wrong percentage: both shares, and the digit of the percentage itself", () => {
  const months = Prints.of({ seed: 3, from: "2024-01", months: 2, prints: ["month"] });
  const percent = months.amount("month 2024-02", "4010-0000", "period_percent");
  const wrong = percent % 1000n >= 500n ? -5_00n : 5_00n;
  const edit = addTo("4010-0000", wrong, { columns: ["period_percent"] });
  const results = failuresOf(months.edit("month 2024-02", edit));
  expect(results.filter(({ rule }) => rule === "ISI-15")).toHaveLength(1);
  expect(about(results, "ISI-15", "4010-0000")).toMatchObject({
    left: canonicalCents(percent + wrong),
    difference: canonicalCents(wrong),
    cause: { kind: "digit", accounts: ["4010-0000"], amount: canonicalCents(wrong) },
  });
});

describe("a cash flow that takes an account up wrongly, totals and all", () => {
  const months = Prints.of({ seed: 8, from: "2024-01", months: 3, prints: ["month"] });
  const key = "1995-0000";
  const moved = months.amount("month 2024-02", key, "period_to_date", "adjustments");
  const less = (cents: bigint) =>
    [key, "TOTAL ADJUSTMENTS", "CASH FLOW"].map((row) => addTo(row, -cents, inTail));

  test("with the opposite sign: a sign, and medium for the account alone", () => {
    const results = failuresOf(months.edit("month 2024-02", ...less(2n * moved)));
    const amount = canonicalCents(-2n * moved);
    expect(about(results, "ROL-03", key)).toMatchObject({
      severity: "medium",
      cause: { kind: "sign", accounts: [key], amount },
    });
    expect(about(results, "XDT-03").cause).toMatchObject({ kind: "sign", accounts: [key] });
    expect(oneCause(results, "sign")).toEqual(expect.arrayContaining(["ROL-02", "ROL-03", "XDT-03"]));
  });

  test("too small: the movement of the account, in the month after too", () => {
    const results = failuresOf(months.edit("month 2024-02", ...less(1_00n)));
    expect(about(results, "ROL-03", key).cause).toMatchObject({ kind: "account_movement", accounts: [key] });
    const accumulations = results.filter(
      ({ rule, period }) => rule === "ROL-02" && period.end === "2024-03-31",
    );
    expect(accumulations.map(({ cause }) => cause?.group)).toEqual([about(results, "XDT-03").cause?.group]);
  });
});

test("an entry straight to beginning equity: its account, in every tie it breaks and for the rest of the year", () => {
  const booked = (...totals: string[]) => totals.map((key) => addTo(key, 432_10n));
  const inEquity = booked("0305-0000", "0499-9000", "1999-0000", "3910-0000", "3999-0000", "3999-9000");
  const inFlow = ["0305-0000", "TOTAL ADJUSTMENTS", "CASH FLOW"].map((key) => addTo(key, -432_10n, inTail));
  const months = Prints.of({ seed: 8, from: "2024-01", months: 3, prints: ["month"] });
  const results = failuresOf(
    months
      .edit("balance 2024-02", ...inEquity)
      .edit("balance 2024-03", ...inEquity)
      .edit("month 2024-02", ...inFlow),
  );
  expect(about(results, "ROL-05").cause).toMatchObject({
    kind: "account_movement",
    accounts: ["3910-0000"],
    amount: "432.10",
  });
  expect(oneCause(results, "account_movement").sort()).toEqual([
    "ROL-04",
    "ROL-05",
    "ROL-08",
    "ROL-08",
    "XDT-03",
  ]);
});

describe("misclassified", () => {
  test("depreciation booked as amortization: both charges, and one group for both rules", () => {
    const results = failuresOf(sound.edit(income, addTo("7020-0000", -123_45n), addTo("7030-0000", 123_45n)));
    const cause = { kind: "misclassified", accounts: ["7020-0000", "7030-0000"] };
    expect(about(results, "XDT-02a").cause).toMatchObject({ ...cause, amount: "-123.45" });
    expect(about(results, "XDT-02b").cause).toMatchObject({ ...cause, amount: "123.45" });
    expect(oneCause(results, "misclassified")).toEqual(["XDT-02a", "XDT-02b"]);
    expect(results.map(({ rule }) => rule)).not.toContain("XDT-02");
  });

  test("is not said where the accumulated accounts moved otherwise than the cash flow says", () => {
    const contra = addTo("1061-0000", -123_45n, inTail);
    const other = addTo("1922-0000", 123_45n, inTail);
    const results = failuresOf(
      sound.edit(income, addTo("7020-0000", -123_45n), addTo("7030-0000", 123_45n), contra, other),
    );
    expect(results.map(({ rule }) => rule)).not.toContain("XDT-02a");
    const halfway = failuresOf(sound.edit(income, contra, other));
    expect(about(halfway, "XDT-02a").cause?.accounts ?? []).not.toContain("7020-0000");
  });

  test("two neighbours with each other's balances, which no sum can see", () => {
    const [a, b] = [sound.amount(sheet, "0305-0000"), sound.amount(sheet, "0122-0000")];
    const results = failuresOf(sound.edit(sheet, addTo("0305-0000", b - a), addTo("0122-0000", a - b)));
    expect(results.map(({ rule }) => rule)).not.toContain("BSI-02");
    expect(about(results, "ROL-03", "0305-0000").cause).toMatchObject({
      kind: "misclassified",
      accounts: expect.arrayContaining(["0122-0000", "0305-0000"]),
      amount: canonicalCents(b - a),
    });
    expect(oneCause(results, "misclassified")).toEqual(["ROL-03", "XDT-03"]);
  });
});

describe("a year that is not closed", () => {
  const earned = sound.amount("balance 2023-12", "3995-0000");
  const open = sound.edit(sheet, addTo("3910-0000", -earned), addTo("3995-0000", earned));

  test("is a warning of both rules, for the result of the year before", () => {
    const results = failuresOf(open);
    const amount = canonicalCents(earned);
    expect(about(results, "XDT-01")).toMatchObject({
      outcome: "warned",
      severity: "medium",
      difference: amount,
      cause: { kind: "year_not_closed", amount },
    });
    expect(about(results, "ROL-08")).toMatchObject({
      outcome: "warned",
      cause: { kind: "year_not_closed", amount: canonicalCents(-earned) },
    });
    expect(oneCause(results, "year_not_closed")).toEqual(["ROL-08", "XDT-01"]);
    for (const rule of ["XDT-01", "ROL-08"]) {
      expect(about(results, rule).cause?.accounts.toSorted()).toEqual(["3910-0000", "3995-0000"]);
    }
    expect(results).toHaveLength(2);
  });

  test("is not said of a gap that is any other amount", () => {
    const results = failuresOf(open.edit(sheet, addTo("3995-0000", 1_00n)));
    expect(about(results, "XDT-01")).toMatchObject({ outcome: "failed", severity: "critical" });
    expect(about(results, "XDT-01").cause?.kind).not.toBe("year_not_closed");
  });

  test("shows the result it speaks of among its evidence", () => {
    const [result] = failuresOf(open).filter(({ rule }) => rule === "XDT-01");
    expect(result?.evidence.map(({ value }) => value)).toContain(canonicalCents(earned));
  });
});

test("timing: an entry posted into December after its prints were made, and in no period since", () => {
  const late = [...payableMoved(500_00n), addTo("3910-0000", -500_00n), addTo("3999-0000", -500_00n)];
  const undone = addTo("3999-9000", -500_00n);
  const results = failuresOf(sound.edit(sheet, ...late, undone));
  expect(about(results, "ROL-03", "2110-0000").cause).toMatchObject({
    kind: "timing",
    accounts: expect.arrayContaining(["2110-0000"]),
    amount: "-500.00",
  });
  expect(oneCause(results, "timing")).toEqual(expect.arrayContaining(["ROL-03", "ROL-05", "ROL-08"]));
});

test("a restatement: one cause for the new print and for every tie that was built on the old one", () => {
  const december = sound.document("balance 2023-12");
  const longer = [addTo("0305-0000", 500_00n), addTo("0499-9000", 500_00n), addTo("1999-0000", 500_00n)];
  const restated = [...payableMoved(500_00n), ...longer].reduce((document, edit) => edit(document), december);
  const results = failuresOf(
    sound.add("balance 2023-12 again", { ...restated, fileName: "again.pdf", printedAt: "2024-03-01T09:00" }),
  );
  expect(oneCause(results, "timing")).toEqual(expect.arrayContaining(["DOC-13", "ROL-03", "ROL-09"]));
  expect(results.every(({ cause }) => cause?.kind === "timing")).toBe(true);
  expect(about(results, "ROL-09").cause).toMatchObject({
    accounts: expect.arrayContaining(["0305-0000", "2110-0000"]),
    amount: "500.00",
  });
});

test("timing is not said of one account alone in a balance sheet that does not balance", () => {
  const results = failuresOf(sound.edit(sheet, ...payableMoved(500_00n)));
  expect(results.map(({ rule }) => rule)).toContain("BSI-01");
  expect(about(results, "ROL-03", "2110-0000").cause?.kind).toBe("unknown");
});

describe("account movement", () => {
  const leavingOut = (prints: Prints) => {
    const moved = prints.amount(income, "2110-0000", "period_to_date", "adjustments");
    const left = prints.edit(
      income,
      removeRow("2110-0000", inTail),
      addTo("TOTAL ADJUSTMENTS", -moved, inTail),
      addTo("CASH FLOW", -moved, inTail),
    );
    return { moved, left };
  };
  const { moved, left } = leavingOut(sound);

  test("an account that the cash flow leaves out, so that it misses the change in cash by just that", () => {
    const results = failuresOf(left);
    const amount = canonicalCents(-moved);
    const cause = { kind: "account_movement", accounts: ["2110-0000"], amount };
    expect(about(results, "XDT-03")).toMatchObject({ difference: amount, cause });
    expect(about(results, "ROL-03", "2110-0000")).toMatchObject({ difference: amount, cause });
    expect(oneCause(results, "account_movement")).toEqual(["ROL-03", "XDT-03"]);
    expect(results).toHaveLength(2);
  });

  test("is said of a copy, too, whose percentages are those of the original", () => {
    const copy = leavingOut(Prints.of({ seed: 31, from: "2023-11", months: 3, prints: ["month"] }));
    const results = failuresOf(copy.left);
    expect(results.map(({ rule }) => rule)).toContain("ISI-15");
    expect(about(results, "XDT-03").cause).toMatchObject({
      kind: "account_movement",
      accounts: ["2110-0000"],
    });
  });

  test("is not said where the gap is any other amount", () => {
    const results = failuresOf(
      left.edit(
        sheet,
        ...["0122-0000", "0499-9000", "1999-0000"].map((code) => addTo(code, 1_00n)),
        ...["3910-0000", "3999-0000", "3999-9000"].map((code) => addTo(code, 1_00n)),
      ),
    );
    expect(about(results, "XDT-03").cause?.kind).not.toBe("account_movement");
  });
});

describe("what the documents leave open", () => {
  const alone = Prints.of({ seed: 8, from: "2023-01", months: 12, prints: ["year"] });
  const print = "year 2023-12";

  test("is unknown, with every candidate and no account of its own", () => {
    const results = failuresOf(alone.edit(print, addTo("5010-0000", 1_000_00n)));
    const result = about(results, "ISI-02");
    expect(result.cause).toMatchObject({ kind: "unknown", accounts: [], amount: "1000.00" });
    expect(result.candidates.length).toBeGreaterThan(1);
    expect(result.candidates).toContainEqual(
      expect.objectContaining({ kind: "digit", accounts: ["5010-0000"], amount: "1000.00" }),
    );
  });

  test("and is one group where the same candidates remain", () => {
    const results = failuresOf(alone.edit(print, addTo("5010-0000", 1_000_00n)));
    const unknown = results.filter(({ cause }) => cause?.kind === "unknown");
    expect(new Set(unknown.map(({ cause }) => cause?.group)).size).toBe(1);
  });
});
