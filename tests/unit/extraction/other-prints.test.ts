import { describe, expect, it } from "vitest";
import type { Page } from "@/lib/extraction/page";
import { readPages } from "@/lib/extraction/read-pages";
import type { ColumnKey, Reading } from "@/lib/extraction/reading";
import { proveReading } from "@/lib/proof/prove-reading";
import { INCOME_PRINT, lineNamed, readIncome } from "@/tests/support/read-income";
import { balanceSheetRows, incomeStatementRows } from "@/tests/support/statements";
import {
  type PrintedPages,
  type PrintedRow,
  printPages,
  wordsFrom,
  wordsUpTo,
} from "@/tests/support/yardi-pages";

type Row = NonNullable<PrintedRow>;

function changed(rows: PrintedRow[], change: (row: Row) => Row): PrintedRow[] {
  return rows.map((row) => row && change(row));
}

function readBalance(over: Partial<PrintedPages> = {}): Reading {
  return readPages(printPages({ rows: balanceSheetRows, ...over }));
}

function problemsOf(reading: Reading): string[] {
  return reading.problems.map(({ message }) => message);
}

/** What makes a line, without its place. */
function contents(reading: Reading) {
  return reading.lines.map(({ code, name, kind, section, figures }) => [
    code,
    name,
    kind,
    section,
    Object.entries(figures).map(([column, figure]) => [column, figure?.value]),
  ]);
}

/** Every money figure that nothing proves. */
function unproven(reading: Reading): string[] {
  return proveReading(reading).marks.flatMap((marks, index) =>
    Object.values(marks).flatMap((mark) =>
      mark?.status === "proven" ? [] : [reading.lines[index]?.name ?? ""],
    ),
  );
}

/** Puts other headings over the columns of an income statement, each at its own height. */
function withHeadings(rows: { baseline: number; texts: [text: string, right: number][] }[]): Page[] {
  return printPages({ ...INCOME_PRINT, rows: incomeStatementRows }).map((page) => ({
    ...page,
    words: [
      ...page.words.filter(({ baseline }) => baseline !== 85),
      ...rows.flatMap(({ baseline, texts }) =>
        texts.flatMap(([text, right]) => wordsUpTo(right, baseline, text)),
      ),
    ],
  }));
}

describe("other headings over the same columns", () => {
  const wanted = contents(readIncome());

  it("stand in two lines", () => {
    const pages = withHeadings([
      {
        baseline: 80,
        texts: [
          ["Period", 316.8],
          ["Year", 495.6],
        ],
      },
      {
        baseline: 89,
        texts: [
          ["to Date", 316.8],
          ["%", 406.2],
          ["to Date", 495.6],
          ["%", 585],
        ],
      },
    ]);
    const reading = readPages(pages);
    expect(contents(reading)).toEqual(wanted);
    expect(reading.problems).toEqual([]);
  });

  it("are centred, so that no figure ends where they do", () => {
    const reading = readPages(
      withHeadings([
        {
          baseline: 85,
          texts: [
            ["Period to Date", 306],
            ["%", 378],
            ["Year to Date", 484],
            ["%", 557],
          ],
        },
      ]),
    );
    expect(contents(reading)).toEqual(wanted);
    expect(reading.problems).toEqual([]);
  });

  it("say quarter", () => {
    const texts: [string, number][] = [
      ["Quarter to Date", 316.8],
      ["%", 406.2],
      ["YTD", 495.6],
      ["%", 585],
    ];
    expect(contents(readPages(withHeadings([{ baseline: 85, texts }])))).toEqual(wanted);
  });
});

describe("columns that are not kept", () => {
  const headings = [
    { text: "Current Balance", right: 480 },
    { text: "Prior Balance", right: 585 },
  ];
  const rows = changed(balanceSheetRows, (row) =>
    row.amounts ? { ...row, amounts: [row.amounts[0] ?? null, "1,111.11"] } : row,
  );

  it("are reported once a page, and the others read as ever", () => {
    const reading = readBalance({ headings, rows, codeLeft: 54.8, nameLeft: 127 });
    expect(reading.columns).toEqual(["current_balance"]);
    expect(contents(reading)).toEqual(contents(readBalance()));
    expect(reading.problems).toMatchObject([
      {
        code: "amount_outside_columns",
        message: '15 amounts stand under "Prior Balance", a column that is not read.',
        page: 1,
        text: "Prior Balance",
      },
    ]);
  });

  it("are never guessed to be the columns of another statement", () => {
    const pages = printPages({ rows, headings });
    for (const page of pages) page.words = page.words.filter(({ baseline }) => baseline !== 85);
    expect(() => readPages(pages)).toThrow(expect.objectContaining({ code: "no_statement" }));
  });
});

describe("a trailing year", () => {
  const months = Array.from({ length: 12 }, (_, k) => k + 1);
  const headings = [
    ...months.map((month) => ({ text: `${String(month).padStart(2, "0")}/2024`, right: 195 + 50 * month })),
    { text: "Total", right: 860 },
  ];
  const rows = changed(incomeStatementRows, (row) =>
    row.amounts
      ? { ...row, amounts: [...months.map(() => row.amounts?.[0] ?? null), row.amounts[2] ?? null] }
      : row,
  );
  const reading = readIncome(rows, { headings, period: "Jan 2024-Dec 2024", title: "Statement (12 months)" });

  it("has a column a month, and their total", () => {
    expect(reading.columns).toEqual([
      ...months.map((month) => `month_2024_${String(month).padStart(2, "0")}` as ColumnKey),
      "period_to_date",
    ]);
    expect(reading.period).toEqual({ start: "2024-01-01", end: "2024-12-31", months: 12 });
    expect(reading.problems).toEqual([]);
  });

  it("is proven month by month", () => {
    expect(lineNamed(reading, "CASH FLOW").figures).toMatchObject({
      month_2024_01: { value: 464_975n },
      month_2024_12: { value: 464_975n },
      period_to_date: { value: 1_330_675n },
    });
    expect(unproven(reading)).toEqual([]);
  });
});

describe("names of two lines", () => {
  const upper = "Real Estate and Personal Property Tax";
  const lower = "and Special Assessments of the County";

  /** Gives the property tax a name of two lines, of which the one with code and amounts is moved by `dy`. */
  function wrapped(dy: number): Page[] {
    return printPages({ ...INCOME_PRINT, rows: incomeStatementRows }).map((page) => {
      const tax = page.words.find(({ text }) => text === "5010-0000")?.baseline;
      if (tax === undefined) return page;
      const words = page.words.flatMap((word) => {
        const below = word.baseline > tax && word.baseline < 760 ? 12 : word.baseline === tax ? dy : 0;
        const { box } = word;
        if (word.baseline === tax && box[0] > 70 && box[0] < 200) return [];
        return [
          {
            ...word,
            baseline: word.baseline + below,
            box: [box[0], box[1] + below, box[2], box[3] + below] as const,
          },
        ];
      });
      return {
        ...page,
        words: [...words, ...wordsFrom(80.3, tax, upper), ...wordsFrom(80.3, tax + 12, lower)],
      };
    });
  }

  for (const [where, dy] of [
    ["beside the first", 0],
    ["beside the last", 12],
    ["between them", 6],
  ] as const) {
    it(`are joined where the amounts stand ${where}`, () => {
      const reading = readPages(wrapped(dy));
      const wanted = contents(readIncome()).map(([code, name, ...rest]) => [
        code,
        code === "5010-0000" ? `${upper} ${lower}` : name,
        ...rest,
      ]);
      expect(contents(reading)).toEqual(wanted);
      expect(reading.lines.map(({ row }) => row)).toEqual(reading.lines.map((_, index) => index + 1));
      expect(reading.problems).toEqual([]);
    });
  }

  it("are no heading that begins elsewhere", () => {
    const rows = incomeStatementRows.flatMap((row): PrintedRow[] => {
      if (row?.code === "9090-0000") return [{ ...row, name: "NET INCOME OF THE PROPERTY AND ITS OWNERS" }];
      return row === null ? [] : [row];
    });
    const reading = readIncome(rows);
    expect(lineNamed(reading, "ADJUSTMENTS")).toMatchObject({ kind: "header", section: "adjustments" });
  });

  it("are no heading that would have fitted behind the name above", () => {
    const rows = incomeStatementRows.flatMap((row): PrintedRow[] =>
      row?.code === "5010-0000"
        ? [row, { code: null, name: "", extra: [{ text: "Taxes", right: 100 }] }]
        : [row],
    );
    expect(lineNamed(readIncome(rows), "Taxes").kind).toBe("header");
  });
});

it("a name that runs into its amount keeps both whole", () => {
  const name = "Real Estate and Personal Property Tax and Special Assess ments";
  const rows = changed(incomeStatementRows, (row) => (row.code === "5010-0000" ? { ...row, name } : row));
  const reading = readIncome(rows);
  expect(lineNamed(reading, name).figures.period_to_date?.value).toBe(120_000n);
  expect(reading.problems).toEqual([]);
});

it("N/A in a column of percentages is no figure and no problem", () => {
  const rows = changed(incomeStatementRows, (row) =>
    row.amounts ? { ...row, amounts: row.amounts.map((amount, k) => (k % 2 === 1 ? "N/A" : amount)) } : row,
  );
  const reading = readIncome(rows);
  expect(Object.keys(lineNamed(reading, "Base Rentals").figures)).toEqual(["period_to_date", "year_to_date"]);
  expect(reading.problems).toEqual([]);
});

it("headings of names do not make columns of the numbers in names", () => {
  const rows = changed(balanceSheetRows, (row) =>
    row.code === "0305-0000" ? { ...row, name: "Suite 12,000.00" } : row,
  );
  const pages = printPages({ rows });
  for (const page of pages)
    page.words.push(...wordsFrom(54.8, 85, "Account"), ...wordsFrom(127, 85, "Description of Account"));
  const reading = readPages(pages);
  expect(lineNamed(reading, "Suite 12,000.00").kind).toBe("line");
  expect(reading.problems).toEqual([]);
});

it("a name without a code that begins where codes do is no code", () => {
  const pages = printPages({ rows: balanceSheetRows });
  for (const page of pages)
    page.words.push(
      ...wordsFrom(54.8, 98 + 12 * 23, "2nd Street Deposits"),
      ...wordsUpTo(585, 98 + 12 * 23, "5.00"),
    );
  const reading = readPages(pages);
  expect(lineNamed(reading, "2nd Street Deposits").code).toBeNull();
  expect(reading.problems).toEqual([]);
});

describe("other charts", () => {
  for (const [shape, recode] of [
    ["4010", (code: string) => code.slice(0, 4)],
    ["4010-00", (code: string) => code.slice(0, 7)],
    ["40100", (code: string) => code.replace("-", "").slice(0, 5)],
    ["4010.00", (code: string) => code.slice(0, 7).replace("-", ".")],
  ] as const) {
    it(`with codes like ${shape} are read and proven like the known one`, () => {
      const rows = changed(incomeStatementRows, (row) =>
        row.code ? { ...row, code: recode(row.code) } : row,
      );
      const reading = readIncome(rows);
      expect(reading.lines.map(({ kind }) => kind)).toEqual(readIncome().lines.map(({ kind }) => kind));
      expect(unproven(reading)).toEqual([]);
      expect(reading.problems).toEqual([]);
    });
  }

  it("know a total without a code by its name", () => {
    const tail: PrintedRow[] = [
      { code: "0122-0000", name: "Cash - Operating", amounts: ["9.00", "0.00", "9.00", "0.00"] },
      { name: "Total Ending Cash", amounts: ["9.00", "0.00", "9.00", "0.00"] },
    ];
    expect(lineNamed(readIncome([...incomeStatementRows, ...tail]), "Total Ending Cash").kind).toBe(
      "subtotal",
    );
  });

  it("may hold an account that begins like a result", () => {
    const name = "Net Income from Laundry";
    const rows = changed(incomeStatementRows, (row) =>
      row.code
        ? { ...row, code: row.code.slice(0, 4), name: row.code === "4060-0000" ? name : row.name }
        : row,
    );
    expect(lineNamed(readIncome(rows), name).kind).toBe("line");
  });

  it("may print their codes a space before the names", () => {
    const reading = readIncome(incomeStatementRows, { nameLeft: 31.4 + 9 * 4.448 - 1.784 + 2.224 });
    expect(contents(reading)).toEqual(contents(readIncome()));
  });
});

describe("other headers and footers", () => {
  it("name a property without a code, which is said", () => {
    const reading = readBalance({ property: "Harbour Point" });
    expect(reading.property).toEqual({ name: "Harbour Point", code: "" });
    expect(problemsOf(reading)).toEqual([
      'The property "Harbour Point" has no code in parentheses behind it.',
    ]);
  });

  it("print the date as numbers, and the time behind it", () => {
    expect(readBalance({ date: "1/5/2026", time: "9:03 AM" }).printedAt).toBe("2026-01-05T09:03");
    const oneLine = readBalance({ date: "1/5/2026 14:03", time: null });
    expect(oneLine.printedAt).toBe("2026-01-05T14:03");
    expect(oneLine.problems).toEqual([]);
    expect(readBalance({ date: "Printed on: 1/5/2026 2:03:09 p.m.", time: null }).printedAt).toBe(
      "2026-01-05T14:03",
    );
  });

  it("print no space before the semicolon", () => {
    const pages = printPages({ rows: balanceSheetRows, tree: null, book: "Cash; Tree = ysi_bs" });
    expect(readPages(pages)).toMatchObject({ book: "Cash", tree: "ysi_bs", problems: [] });
  });

  it("count their pages", () => {
    const pages = printPages({ ...INCOME_PRINT, rows: incomeStatementRows, rowsPerPage: 10 });
    for (const page of pages) page.words.push(...wordsFrom(586, 35, `of ${pages.length}`));
    expect(readPages(pages).problems).toEqual([]);
  });

  it("hold a line of their own, which is reported and hides neither date nor time", () => {
    for (const baseline of [768, 774, 780, 786]) {
      const pages = printPages({ rows: balanceSheetRows });
      for (const page of pages) page.words.push(...wordsFrom(27, baseline, "Unaudited - see notes"));
      const reading = readPages(pages);
      expect(reading.printedAt).toBe("2025-01-17T11:50");
      expect(reading.lines).toEqual(readBalance().lines);
      expect(reading.problems).toMatchObject([{ code: "row_not_understood", text: "Unaudited - see notes" }]);
    }
  });
});

describe("several prints in one file", () => {
  const together = (...prints: Page[][]): Page[] =>
    prints.flat().map((page, index) => ({ ...page, number: index + 1 }));
  const balance = printPages({ rows: balanceSheetRows });
  const month = printPages({ ...INCOME_PRINT, rows: incomeStatementRows, rowsPerPage: 15 });

  it("of two kinds keep their sections, and it is said that they do not belong together", () => {
    for (const [first, second] of [
      [balance, month],
      [month, balance],
    ] as const) {
      const reading = readPages(together(first, second));
      const apart = [readPages(first), readPages(second)];
      expect(contents(reading)).toEqual(apart.flatMap(contents));
      expect(reading.kind).toBe(apart[0]?.kind);
      expect(new Set(reading.statements)).toEqual(new Set(apart.flatMap(({ statements }) => statements)));
      expect(new Set(reading.problems.map(({ code }) => code))).toEqual(
        new Set(["header_differs_between_pages", "page_numbers_not_contiguous"]),
      );
      expect(unproven(reading)).toEqual([]);
    }
  });

  it("of one kind begin anew where the pages do", () => {
    expect(contents(readPages(together(month, month)))).toEqual([
      ...contents(readPages(month)),
      ...contents(readPages(month)),
    ]);
  });

  it("are read from a first page that lost its header", () => {
    const beheaded = month.map((page, index) =>
      index > 0
        ? page
        : { ...page, words: page.words.filter(({ baseline }) => baseline > 90 && baseline < 760) },
    );
    expect(readPages(beheaded).lines).toHaveLength(readPages(month).lines.length);
  });

  it("follow a cover, which is reported and not read", () => {
    const cover = {
      number: 1,
      width: 612,
      height: 792,
      words: wordsFrom(72, 300, "The month in brief: 1,234.56 net"),
    };
    const reading = readPages(together([cover], month));
    expect(contents(reading)).toEqual(contents(readPages(month)));
    expect(reading.problems).toMatchObject([
      {
        code: "row_not_understood",
        page: 1,
        message: "Page 1 has no heading of a statement and is not read.",
      },
    ]);
    expect(reading.pages).toBe(month.length + 1);
  });
});

it("a figure beside the print date is reported", () => {
  const pages = printPages({ ...INCOME_PRINT, rows: incomeStatementRows });
  for (const page of pages) page.words.push(...wordsUpTo(316.8, 768, "77.00"));
  expect(problemsOf(readPages(pages))).toContain(
    '"77.00 Friday, January 17, 2025" is no line of an account.',
  );
});
