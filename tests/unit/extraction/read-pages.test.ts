import { describe, expect, it } from "vitest";
import type { Page } from "@/lib/extraction/page";
import { readPages } from "@/lib/extraction/read-pages";
import type { Figure, Line, Reading } from "@/lib/extraction/reading";
import { INCOME_PRINT, lineNamed, readIncome } from "@/tests/support/read-income";
import { balanceSheetRows, incomeStatementRows } from "@/tests/support/statements";
import { type PrintedRow, printPages, word } from "@/tests/support/yardi-pages";

function codesOf(reading: Reading): string[] {
  return reading.problems.map(({ code }) => code);
}

function figuresOf(line: Line): [string, Figure][] {
  return Object.entries(line.figures).flatMap(([column, figure]) => (figure ? [[column, figure]] : []));
}

function values(line: Line): Record<string, bigint> {
  return Object.fromEntries(figuresOf(line).map(([column, figure]) => [column, figure.value]));
}

describe("a balance sheet", () => {
  const reading = readPages(printPages({ rows: balanceSheetRows }));

  it("says what it is, whose and when", () => {
    expect(reading).toMatchObject({
      kind: "balance_sheet",
      statements: ["balance_sheet"],
      profile: "yardi",
      property: { name: "Harbour Point", code: "harb" },
      period: { start: null, end: "2024-12-31", months: null },
      book: "Accrual",
      tree: "ysi_bs",
      printedAt: "2025-01-17T11:50",
      pages: 1,
      columns: ["current_balance"],
      problems: [],
    });
  });

  it("has one line for every printed row, in order", () => {
    const printed = balanceSheetRows.filter((row) => row !== null);
    expect(reading.lines.map(({ code, name }) => [code, name])).toEqual(
      printed.map(({ code, name }) => [code, name]),
    );
    expect(reading.lines.map((line) => line.row)).toEqual(printed.map((_, index) => index + 1));
  });

  it("tells headers, accounts and totals apart", () => {
    const ofKind = (kind: Line["kind"]) => reading.lines.filter((line) => line.kind === kind);
    expect(ofKind("header").map((line) => line.name)).toEqual([
      "ASSETS",
      "Current Assets",
      "Property & Equipment",
      "LIABILITIES",
      "Long Term Liabilities",
      "CAPITAL",
    ]);
    expect(ofKind("subtotal")).toHaveLength(7);
    expect(new Set(reading.lines.map((line) => line.section))).toEqual(new Set(["balance_sheet"]));
  });

  it("keeps a number at the start of a name in the name", () => {
    expect(values(lineNamed(reading, "5 Year Improvements"))).toEqual({ current_balance: 1_234_567n });
  });

  it("boxes every figure by exactly its word", () => {
    const words = printPages({ rows: balanceSheetRows })[0]?.words ?? [];
    for (const line of reading.lines) {
      for (const [, figure] of figuresOf(line)) {
        const inside = words.filter((candidate) => candidate.box.every((edge, i) => edge === figure.box[i]));
        expect(inside.map(({ text }) => text)).toEqual([figure.text]);
      }
    }
  });
});

describe("an income statement with its cash-flow tail", () => {
  const reading = readIncome();

  it("holds two statements of one month", () => {
    expect(reading).toMatchObject({
      kind: "income_statement",
      statements: ["income_statement", "cash_flow"],
      period: { start: "2024-03-01", end: "2024-03-31", months: 1 },
      columns: ["period_to_date", "period_percent", "year_to_date", "year_percent"],
      problems: [],
    });
  });

  it("puts each number under its heading", () => {
    expect(values(lineNamed(reading, "Salaries Expense"))).toEqual({
      period_to_date: 70_025n,
      period_percent: 637n,
      year_to_date: 210_075n,
      year_percent: 646n,
    });
  });

  it("opens the adjustments at their heading, and keeps totals without a code as totals", () => {
    expect(lineNamed(reading, "NET INCOME").section).toBe("income_statement");
    expect(lineNamed(reading, "ADJUSTMENTS")).toMatchObject({
      kind: "header",
      section: "adjustments",
      code: null,
    });
    expect(lineNamed(reading, "TOTAL ADJUSTMENTS")).toMatchObject({
      kind: "subtotal",
      section: "adjustments",
      code: null,
    });
    expect(lineNamed(reading, "CASH FLOW")).toMatchObject({
      kind: "subtotal",
      section: "adjustments",
      code: null,
    });
  });

  it("opens the adjustments after net income where their heading is lost", () => {
    const rows = incomeStatementRows.filter((row) => row?.name !== "ADJUSTMENTS");
    expect(readIncome(rows).lines.filter((line) => line.section === "adjustments")).toHaveLength(4);
  });

  it("opens the adjustments at their first account where the pages before are missing", () => {
    const first = incomeStatementRows.findIndex((row) => row?.code === "0305-0000");
    const { lines } = readIncome(incomeStatementRows.slice(first));
    expect(lines.map(({ section }) => section)).toEqual(lines.map(() => "adjustments"));
    const mistyped = incomeStatementRows.map((row) =>
      row?.code === "5010-0000" ? { ...row, code: "0510-0000" } : row,
    );
    expect(lineNamed(readIncome(mistyped), "Property Tax").section).toBe("income_statement");
  });

  it("reads a range of months as one window", () => {
    expect(readIncome(incomeStatementRows, { period: "Jan 2024-Dec 2024" }).period).toEqual({
      start: "2024-01-01",
      end: "2024-12-31",
      months: 12,
    });
  });

  it("reads the same however the rows fall on pages, down to one total on the last", () => {
    const wanted = reading.lines.map(({ code, name, kind, section }) => ({ code, name, kind, section }));
    for (const rowsPerPage of [1, 2, 5, 11, 28]) {
      const broken = readIncome(incomeStatementRows, { rowsPerPage });
      expect(broken.lines.map(({ code, name, kind, section }) => ({ code, name, kind, section }))).toEqual(
        wanted,
      );
      expect(broken.problems).toEqual([]);
    }
  });

  it("reads the same in any order of the words", () => {
    const pages = printPages({ ...INCOME_PRINT, rows: incomeStatementRows });
    const backwards = pages.map((page) => ({ ...page, words: page.words.toReversed() }));
    const byColumn = pages.map((page) => ({
      ...page,
      words: page.words.toSorted((a, b) => a.box[2] - b.box[2]),
    }));
    expect(readPages(backwards)).toEqual(reading);
    expect(readPages(byColumn)).toEqual(reading);
  });

  it("reads the same when the print is scaled to its paper, shifted or slightly skewed", () => {
    const wanted = reading.lines.map((line) => [line.code, line.name, values(line)]);
    const place = (scale: number, dx: number, dy: number, slope: number): Page[] =>
      printPages({ ...INCOME_PRINT, rows: incomeStatementRows }).map((page) => ({
        ...page,
        words: page.words.map(({ text, box, baseline }) => {
          const y = (value: number) => value * scale + dy + slope * box[0];
          return {
            text,
            box: [box[0] * scale + dx, y(box[1]), box[2] * scale + dx, y(box[3])],
            baseline: y(baseline),
          };
        }),
      }));
    for (const pages of [
      place(0.97, 9, 12, 0),
      place(0.5, 0, 0, 0),
      place(1.3, 0, 0, 0),
      place(1, 0, 0, 0.004),
    ]) {
      expect(readPages(pages).lines.map((line) => [line.code, line.name, values(line)])).toEqual(wanted);
    }
  });
});

describe("every printed form of an amount", () => {
  const forms: [string, bigint][] = [
    ["-1,050.00", -105_000n],
    ["(1,050.00)", -105_000n],
    ["( 1,050.00 )", -105_000n],
    ["1,050.00-", -105_000n],
    ["1,050.00 CR", -105_000n],
    ["1,050.00 DR", 105_000n],
    ["$ 1,050.00", 105_000n],
    ["$ (1,050.00)", -105_000n],
    ["-", 0n],
  ];
  for (const [text, value] of forms) {
    it(`reads ${text} under its heading, in a box around its words`, () => {
      const rows: PrintedRow[] = [...balanceSheetRows, { code: "3100-0000", name: "Draws", amounts: [text] }];
      const pages = printPages({ rows });
      const line = lineNamed(readPages(pages), "Draws");
      expect(line.figures.current_balance).toMatchObject({ value, text });
      const box = line.figures.current_balance?.box ?? [0, 0, 0, 0];
      const inside = pages[0]?.words.filter(
        (other) => other.box[0] >= box[0] && other.box[1] >= box[1] && other.box[3] <= box[3],
      );
      expect(inside?.map((other) => other.text).join(" ")).toBe(text);
    });
  }

  it("reads closing marks that hang out to the right of the column", () => {
    const rows: PrintedRow[] = [
      ...balanceSheetRows,
      { code: "3100-0000", name: "Draws", extra: [{ text: "(75.00)", right: 587.7 }] },
    ];
    expect(values(lineNamed(readPages(printPages({ rows })), "Draws"))).toEqual({ current_balance: -7_500n });
  });
});

describe("names that look like something else", () => {
  const odd = [
    "Total Wine & Spirits #12",
    "Page 2",
    "A/R from Mill Street Plaza (mill)",
    "Suite 12,000.00",
    "Period = Jan 2020",
    "Reserve - 1.25 - Roof",
    "4010-0000 Escrow",
    "Friday, May 23, 2025",
  ];
  for (const name of odd) {
    it(`keeps "${name}" whole, as an account`, () => {
      const rows = balanceSheetRows.map((row) => (row?.name === "A/R Tenants" ? { ...row, name } : row));
      const reading = readPages(printPages({ rows }));
      expect(lineNamed(reading, name)).toMatchObject({ code: "0305-0000", kind: "line" });
      expect(values(lineNamed(reading, name))).toEqual({ current_balance: 34_990n });
      expect(reading.property.code).toBe("harb");
      expect(reading.problems).toEqual([]);
    });
  }
});

it("a name that is shaped like a code is no code", () => {
  const rows: PrintedRow[] = [...balanceSheetRows, { name: "4010-0000", amounts: ["12.00"] }];
  expect(lineNamed(readPages(printPages({ rows })), "4010-0000")).toMatchObject({ code: null, kind: "line" });
});

describe("what is not understood", () => {
  const withRow = (row: PrintedRow) => readPages(printPages({ rows: [...balanceSheetRows, row] }));

  it("reports an amount that is none", () => {
    const reading = withRow({ code: "3100-0000", name: "Draws", amounts: ["#######"] });
    expect(reading.problems).toMatchObject([{ code: "amount_not_understood", page: 1 }]);
    expect(lineNamed(reading, "Draws")).toMatchObject({ kind: "line", figures: {} });
  });

  it("reports an amount under no heading", () => {
    const reading = withRow({ code: "3100-0000", name: "Draws", extra: [{ text: "77.00", right: 400 }] });
    expect(reading.problems).toMatchObject([{ code: "amount_outside_columns" }]);
    expect(lineNamed(reading, "Draws").figures).toEqual({});
  });

  it("reads an amount that misses the edge of its column by a character", () => {
    const reading = withRow({ code: "3100-0000", name: "Draws", extra: [{ text: "77.00", right: 581 }] });
    expect(reading.problems).toEqual([]);
    expect(values(lineNamed(reading, "Draws"))).toEqual({ current_balance: 7_700n });
  });

  it("reports a number alone in a row as an amount, not as a name", () => {
    const reading = withRow({ name: "", extra: [{ text: "77.00", right: 400 }] });
    expect(codesOf(reading)).toEqual(["amount_outside_columns"]);
    expect(reading.lines).toHaveLength(balanceSheetRows.filter((row) => row !== null).length);
  });

  it("reports a stamp across the page and reads the rows under it", () => {
    const pages = printPages({ rows: balanceSheetRows });
    pages[0]?.words.push(word("DRAFT", 200, 194.5, 90));
    const reading = readPages(pages);
    expect(reading.problems).toMatchObject([
      { code: "row_not_understood", message: '"DRAFT" is laid across the page and stands in no row.' },
    ]);
    expect(reading.lines).toEqual(readPages(printPages({ rows: balanceSheetRows })).lines);
  });

  it("reports a second amount in one column", () => {
    const reading = withRow({
      code: "3100-0000",
      name: "Draws",
      amounts: ["77.00"],
      extra: [{ text: "1,234,578.00", right: 585.4 }],
    });
    expect(codesOf(reading)).toContain("duplicate_amount_in_column");
  });

  it("reports a row of amounts without a name", () => {
    const reading = withRow({ name: "", amounts: ["12.00"] });
    expect(reading.problems).toMatchObject([{ code: "row_not_understood", page: 1 }]);
    expect(reading.problems[0]?.box).not.toBeNull();
  });

  it("reports a code that is not of the chart, and keeps it as printed", () => {
    const reading = withRow({ code: "31O0-0000", name: "Draws", amounts: ["12.00"] });
    expect(codesOf(reading)).toEqual(["code_not_in_pattern"]);
    expect(lineNamed(reading, "Draws").code).toBe("31O0-0000");
  });

  it("reports an account under a total whose codes it does not have", () => {
    const rows = balanceSheetRows.map((row) =>
      row?.name === "A/R Tenants" ? { ...row, code: "2305-0000" } : row,
    );
    expect(codesOf(readPages(printPages({ rows })))).toContain("code_disagrees_with_total");
  });

  it("reports hidden text that says something else, and none that repeats the page", () => {
    const pages = printPages({ rows: balanceSheetRows });
    const visible = pages[0]?.words.find((candidate) => candidate.text === "1,250.10");
    if (!visible) throw new Error("the cash line is printed");
    pages[0]?.words.push({ ...visible, hidden: true });
    expect(readPages(pages).problems).toEqual([]);
    pages[0]?.words.push({ ...visible, text: "9,250.10", hidden: true });
    const reading = readPages(pages);
    expect(reading.problems).toMatchObject([{ code: "hidden_text_differs", page: 1, box: visible.box }]);
    expect(values(lineNamed(reading, "Cash - Operating"))).toEqual({ current_balance: 125_010n });
  });
});

describe("headers", () => {
  it("names every field that a page does not print", () => {
    const pages = printPages({ rows: balanceSheetRows, date: null, time: null });
    const reading = readPages(pages);
    expect(reading.printedAt).toBeNull();
    expect(reading.problems.map(({ code, message }) => [code, message])).toEqual([
      ["header_field_missing", "Page 1 prints no print date."],
      ["header_field_missing", "Page 1 prints no print time."],
    ]);
  });

  it("notices pages of different prints", () => {
    const first = printPages({ rows: balanceSheetRows });
    const second = printPages({ rows: balanceSheetRows, property: "Mill Street Plaza (mill)" });
    const reading = readPages([...first, ...second.map((page) => ({ ...page, number: 2 }))]);
    expect(reading.property).toEqual({ name: "Harbour Point", code: "harb" });
    expect(codesOf(reading)).toEqual(["header_differs_between_pages", "page_numbers_not_contiguous"]);
  });

  it("notices a missing page", () => {
    const pages = printPages({ ...INCOME_PRINT, rows: incomeStatementRows, rowsPerPage: 10 });
    const reading = readPages([pages[0], pages[2]].filter((page) => page !== undefined));
    expect(codesOf(reading)).toContain("page_numbers_not_contiguous");
  });

  it("does not ask a blank page for a header", () => {
    const [page] = printPages({ rows: balanceSheetRows });
    if (!page) throw new Error("there is a page");
    const reading = readPages([page, { number: 2, width: 612, height: 792, words: [] }]);
    expect(reading).toMatchObject({ pages: 2, problems: [] });
  });

  it("says when title and tree name different statements", () => {
    const reading = readPages(printPages({ rows: balanceSheetRows, title: "Income Statement" }));
    expect(reading.kind).toBe("balance_sheet");
    expect(codesOf(reading)).toContain("title_disagrees_with_tree");
  });

  it("takes other words for the same columns", () => {
    const headings = [
      { text: "Current Period", right: 316.8 },
      { text: "%", right: 406.2 },
      { text: "YTD", right: 495.6 },
      { text: "%", right: 585 },
    ];
    expect(readIncome(incomeStatementRows, { headings }).columns).toEqual([
      "period_to_date",
      "period_percent",
      "year_to_date",
      "year_percent",
    ]);
  });

  it("finds the columns by their figures where no heading is printed", () => {
    const pages = printPages({ ...INCOME_PRINT, rows: incomeStatementRows });
    for (const page of pages) page.words = page.words.filter(({ baseline }) => baseline !== 85);
    const reading = readPages(pages);
    expect(reading.lines).toHaveLength(readIncome().lines.length);
    expect(values(lineNamed(reading, "Base Rentals")).year_to_date).toBe(3_000_000n);
    expect(reading.problems.map(({ message }) => message)).toEqual(["Page 1 prints no column headings."]);
  });
});

describe("the variant without codes and tree", () => {
  const rows = incomeStatementRows.map((row) => (row ? { ...row, code: null } : row));
  const reading = readIncome(rows, { tree: null });

  it("is read by name", () => {
    expect(reading).toMatchObject({ kind: "income_statement", tree: null, problems: [] });
    expect(reading.lines.every((line) => line.code === null)).toBe(true);
    expect(reading.lines.map((line) => line.kind)).toEqual(readIncome().lines.map((line) => line.kind));
  });
});

describe("files that are no statement", () => {
  it("says that there is no text", () => {
    const blank = { number: 1, width: 612, height: 792, words: [] };
    const hidden = { ...blank, words: [{ ...word("Balance", 27, 51), hidden: true as const }] };
    expect(() => readPages([blank])).toThrow(expect.objectContaining({ code: "no_text_layer" }));
    expect(() => readPages([hidden])).toThrow(expect.objectContaining({ code: "no_text_layer" }));
  });

  it("says that there is no statement", () => {
    const letter = {
      number: 1,
      width: 612,
      height: 792,
      words: [word("Dear", 72, 90), word("tenant", 95, 90)],
    };
    expect(() => readPages([letter])).toThrow(expect.objectContaining({ code: "no_statement" }));
    expect(() => readPages(printPages({ rows: [] }))).toThrow(
      expect.objectContaining({ code: "no_statement" }),
    );
  });
});
