import { describe, expect, test } from "vitest";
import { accountMovements } from "@/lib/facts/movements";
import { type PropertyFacts, propertyFacts } from "@/lib/facts/property-facts";
import { StatementFacts } from "@/lib/facts/statement-facts";
import { WindowFacts } from "@/lib/facts/window-facts";
import { yardiChart } from "@/lib/facts/yardi-chart";
import type { FactQuery } from "@/lib/formula/fact-source";
import { addTo, Prints, removeRow } from "@/tests/support/sample-prints";

/** Two month ends, the month between them and the month before. */
const prints = Prints.of({ seed: 8, from: "2023-02", months: 2, prints: ["month"] });
const sheet = "balance 2023-03";
const income = "month 2023-03";
const inTail = { section: "adjustments" } as const;

interface Given {
  property: PropertyFacts;
  opening: StatementFacts;
  closing: StatementFacts;
  income: StatementFacts;
  facts: WindowFacts;
}

function given(from: Prints): Given {
  const [property] = propertyFacts(from.read(), yardiChart, 1);
  const [, opening, closing] = property?.balanceSheets ?? [];
  const last = property?.incomeStatements.at(-1);
  if (!property || !opening || !closing || !last) throw new RangeError("a statement is missing");
  const facts = new WindowFacts({
    property,
    chart: yardiChart,
    current: { balance: closing, income: last },
    prior: { balance: opening, income: null },
    closing: closing.window.end,
    opening: opening.window.end,
    measure: "period",
  });
  return { property, opening, closing, income: last, facts };
}

function query(over: Partial<FactQuery>): FactQuery {
  return { selector: { role: "trade_payable" }, take: "leaves", measure: null, at: "current", ...over };
}

describe("an account that is not printed", () => {
  const gone = removeRow("2110-0000");
  const amount = prints.amount(sheet, "2110-0000");
  /** The payable is paid, and the totals say so. */
  const paid = prints.edit(sheet, gone, addTo("2590-0000", -amount));

  test("reads as 0 where the section adds up without it, and says so", () => {
    expect(given(paid).facts.find(query({}))).toEqual({ known: true, figures: [], absent: true });
  });

  test("is unknown where the section does not add up", () => {
    const answer = given(prints.edit(sheet, gone)).facts.find(query({}));
    expect(answer).toEqual({ known: false, missing: expect.stringContaining("cannot be read as 0") });
  });

  test("is unknown where the section's total is not printed", () => {
    const answer = given(prints.edit(sheet, gone, removeRow("2590-0000"))).facts.find(query({}));
    expect(answer.known).toBe(false);
  });

  test("of a group that reaches into two sections is unknown unless both add up", () => {
    const group = query({ selector: { role: "static_assets" } });
    const codes = ["0510-0000", "0610-0000", "1210-0000", "1920-0000"].filter((code) =>
      prints.document(sheet).rows.some((row) => row.code === code),
    );
    const removed = prints.edit(sheet, ...codes.map((code) => removeRow(code)));
    const missing = (from: string, to: string) =>
      codes
        .filter((code) => code > from && code < to)
        .reduce((sum, code) => sum - prints.amount(sheet, code), 0n);
    const property = addTo("1099-0000", missing("0500", "1099"));
    const other = addTo("1998-0000", missing("1200", "1998"));
    expect(codes.some((code) => code < "1200") && codes.some((code) => code > "1200")).toBe(true);
    expect(given(removed.edit(sheet, property)).facts.find(group).known).toBe(false);
    expect(given(removed.edit(sheet, other)).facts.find(group).known).toBe(false);
    expect(given(removed.edit(sheet, property, other)).facts.find(group).known).toBe(true);
  });

  test("inside a block reads as 0 where the main section adds up, whatever the block's own total says", () => {
    const absent = query({ selector: { code: "5198-0000" } });
    const wrong = prints.edit(income, addTo("5199-0000", 1_00n));
    expect(given(wrong).facts.find(absent)).toEqual({ known: true, figures: [], absent: true });
    expect(given(prints.edit(income, addTo("5990-0000", 1_00n))).facts.find(absent).known).toBe(false);
  });

  test("has a movement that is known where all three sections add up, and is unknown otherwise", () => {
    const movement = (from: Prints) => {
      const { property, ...statements } = given(from);
      return accountMovements(property, statements).find(({ account }) => account.key === "2110-0000");
    };
    const opening = prints.amount("balance 2023-02", "2110-0000");
    expect(movement(paid)).toMatchObject({ isKnown: true, expected: -opening, closing: [] });
    expect(movement(prints.edit(sheet, gone))).toMatchObject({ isKnown: false });
    expect(movement(prints.edit("balance 2023-02", gone))).toMatchObject({ isKnown: false });
    const printed = prints.amount(income, "2110-0000", "period_to_date", "adjustments");
    expect(movement(prints.edit(income, removeRow("2110-0000", inTail)))).toMatchObject({ isKnown: false });
    const settled = prints.edit(
      income,
      removeRow("2110-0000", inTail),
      addTo("TOTAL ADJUSTMENTS", -printed, inTail),
    );
    expect(movement(settled)).toMatchObject({ isKnown: true, printed: 0n });
  });
});

describe("an empty section", () => {
  const section = yardiChart.sections.find(({ role }) => role === "long_term_liabilities");
  if (!section) throw new RangeError("the chart has no such section");
  const empty = (from: Prints) => from.edit(sheet, removeRow("2612-0000"), removeRow("2900-0000"));

  test("without a total is 0 where other totals of the statement are proven", () => {
    expect(given(empty(prints)).closing.sectionIsProven(section, "current_balance")).toBe(true);
  });

  test("without a total is unknown where the print ends before its place", () => {
    const behind = prints.document(sheet).rows.filter(({ code }) => code !== null && code >= "2600");
    const cut = prints.edit(sheet, (document) => ({
      ...document,
      rows: document.rows.filter(
        (row) => !behind.some(({ code, kind }) => row.code === code && row.kind === kind),
      ),
    }));
    expect(given(cut).closing.sectionIsProven(section, "current_balance")).toBe(false);
    expect(given(cut).closing.isEmptySection(section)).toBe(false);
    const whole = empty(prints).edit(sheet, removeRow("2999-0000"));
    expect(given(whole).closing.isEmptySection(section)).toBe(true);
  });

  test("without a total is unknown where a page is missing", () => {
    const { closing } = given(empty(prints));
    closing.document.reading.problems.push({
      code: "page_numbers_not_contiguous",
      message: "The pages are numbered 2 instead of 1 to 1.",
      page: null,
      box: null,
    });
    expect(closing.sectionIsProven(section, "current_balance")).toBe(false);
    expect(closing.isEmptySection(section)).toBe(false);
  });

  test("without a total is not where no total of the statement is proven", () => {
    const { document, chart } = given(empty(prints)).closing;
    const marks = document.proof.marks.map(() => ({}));
    const unproven = new StatementFacts(
      { ...document, proof: { ...document.proof, marks } },
      "balance_sheet",
      chart,
    );
    expect(unproven.sectionIsProven(section, "current_balance")).toBe(false);
  });

  test("with a total other than 0 is not", () => {
    const total = prints.edit(sheet, removeRow("2612-0000"));
    expect(given(total).closing.sectionIsProven(section, "current_balance")).toBe(false);
  });

  test("is not in a column whose lines do not make their total", () => {
    const wrong = prints.edit(sheet, addTo("2612-0000", 1n));
    expect(given(wrong).closing.sectionIsProven(section, "current_balance")).toBe(false);
    expect(given(prints).closing.sectionIsProven(section, "current_balance")).toBe(true);
  });
});

describe("a total that is not printed", () => {
  test("is 0 with its empty section, and unknown otherwise", () => {
    const total = query({ selector: { role: "total_long_term_liabilities" }, take: "total" });
    const emptied = prints.edit(sheet, removeRow("2612-0000"), removeRow("2900-0000"));
    expect(given(emptied).facts.find(total)).toEqual({ known: true, figures: [], absent: true });
    expect(given(prints.edit(sheet, removeRow("2900-0000"))).facts.find(total).known).toBe(false);
    expect(given(prints).facts.find(total)).toMatchObject({ known: true, absent: false });
  });
});

describe("what is asked for", () => {
  const { facts } = given(prints);

  test("is found in the statement and column it belongs to", () => {
    const value = (over: Partial<FactQuery>) => {
      const answer = facts.find(query(over));
      return answer.known ? answer.figures.map((figure) => figure.value) : answer.missing;
    };
    expect(value({})).toEqual([prints.amount(sheet, "2110-0000")]);
    expect(value({ at: "prior" })).toEqual([prints.amount("balance 2023-02", "2110-0000")]);
    expect(value({ selector: { code: "4010-0000" } })).toEqual([
      prints.amount(income, "4010-0000", "period_to_date"),
    ]);
    expect(value({ selector: { code: "4010-0000" }, measure: "ytd" })).toEqual([
      prints.amount(income, "4010-0000", "year_to_date"),
    ]);
    expect(value({ selector: { role: "adjustment_trade_payable" } })).toEqual([
      prints.amount(income, "2110-0000", "period_to_date", "adjustments"),
    ]);
    expect(value({ selector: { from: "5010-0000", to: "5012-0000" } })).toEqual([
      prints.amount(income, "5010-0000", "period_to_date"),
      prints.amount(income, "5012-0000", "period_to_date"),
    ]);
  });

  test("is named when it is missing", () => {
    const missing = (over: Partial<FactQuery>, from = facts) => {
      const answer = from.find(query(over));
      return answer.known ? null : answer.missing;
    };
    expect(missing({ selector: { role: "nonsense" } })).toBe("an account with the role nonsense");
    expect(missing({ selector: { role: "net_income" }, take: "total", at: "prior" })).toBe(
      "the income statement of the window before",
    );
    const alone = new WindowFacts({
      property: given(prints).property,
      chart: yardiChart,
      current: { balance: null, income: null },
      prior: { balance: null, income: null },
      closing: "2023-03-31",
      opening: null,
      measure: "period",
    });
    expect(missing({}, alone)).toMatch(/^the balance sheet at .*2023/);
    expect(missing({ at: "prior" }, alone)).toBe("an earlier balance sheet");
    expect(missing({ selector: { role: "base_rent" } }, alone)).toBe("the income statement");
  });
});
