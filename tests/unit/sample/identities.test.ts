import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFiscalYearStart } from "@/lib/dates/fiscal-year";
import { nextDay, previousDay } from "@/lib/dates/plain-date";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { amountColumns, documentsOf, figure, leavesOf, onDay, portfolioOf, sumOf } from "./figures";

const seeds = fc.integer({ min: 0, max: 0x7fffffff });

function forEachPrint(check: (document: SampleDocument) => void): void {
  fc.assert(
    fc.property(seeds, (seed) => portfolioOf(seed).documents.forEach(check)),
    { numRuns: 12 },
  );
}

function forEachProperty(check: (documents: ReturnType<typeof documentsOf>) => void): void {
  fc.assert(
    fc.property(seeds, (seed) => {
      const portfolio = portfolioOf(seed);
      for (const { code } of portfolio.properties) check(documentsOf(portfolio, code));
    }),
    { numRuns: 12 },
  );
}

const BALANCE_SUMS = {
  "0499-9000": ["0102", "0498"],
  "1099-0000": ["0501", "1098"],
  "1998-0000": ["1201", "1997"],
  "2590-0000": ["2002", "2589"],
  "2900-0000": ["2601", "2899"],
  "3999-0000": ["3001", "3998"],
} as const;

const INCOME_SUMS = {
  "4990-0000": ["4001", "4989"],
  "5199-0000": ["5101", "5198"],
  "5299-0000": ["5201", "5298"],
  "5399-0000": ["5301", "5398"],
  "5499-0000": ["5400", "5498"],
  "5599-0000": ["5501", "5598"],
  "5990-0000": ["5002", "5989"],
  "6069-0000": ["6041", "6068"],
  "6190-0000": ["6001", "6189"],
  "7090-0000": ["7001", "7089"],
} as const;

describe("inside one print", () => {
  test("every section adds up to its total", () => {
    forEachPrint((document) => {
      const sums = document.kind === "balance_sheet" ? BALANCE_SUMS : INCOME_SUMS;
      for (const [total, range] of Object.entries(sums)) {
        for (const column of amountColumns(document)) {
          expect(figure(document, total, column)).toBe(sumOf(document, range, column));
        }
      }
    });
  });

  test("totals add up to the totals above them and the balance sheet balances", () => {
    forEachPrint((document) => {
      if (document.kind !== "balance_sheet") return;
      const at = (code: string) => figure(document, code, "current_balance");
      expect(at("1999-0000")).toBe(at("0499-9000") + at("1099-0000") + at("1998-0000"));
      expect(at("2999-0000")).toBe(at("2590-0000") + at("2900-0000"));
      expect(at("3999-9000")).toBe(at("2999-0000") + at("3999-0000"));
      expect(at("1999-0000")).toBe(at("3999-9000"));
    });
  });

  test("income less expenses is net income, and with the adjustments it is the cash flow", () => {
    forEachPrint((document) => {
      if (document.kind !== "income_statement") return;
      for (const column of amountColumns(document)) {
        const at = (key: string) => figure(document, key, column);
        expect(at("6199-0000")).toBe(at("5990-0000") + at("6190-0000"));
        expect(at("6299-0000")).toBe(at("4990-0000") - at("6199-0000"));
        expect(at("9090-0000")).toBe(at("6299-0000") - at("7090-0000"));
        expect(at("TOTAL ADJUSTMENTS")).toBe(sumOf(document, ["0000", "9999"], column, "adjustments"));
        expect(at("CASH FLOW")).toBe(at("9090-0000") + at("TOTAL ADJUSTMENTS"));
      }
    });
  });

  test("depreciation and amortization are the adjustments of their accumulated accounts", () => {
    forEachPrint((document) => {
      if (document.kind !== "income_statement") return;
      for (const column of amountColumns(document)) {
        expect(figure(document, "7020-0000", column)).toBe(
          sumOf(document, ["1061", "1098"], column, "adjustments"),
        );
        const amortised = (["1922", "1952"] as const).map((code) =>
          sumOf(document, [code, code], column, "adjustments"),
        );
        expect(figure(document, "7030-0000", column)).toBe(amortised.reduce((a, b) => a + b, 0n));
      }
    });
  });

  test("no zero balance and no row that is zero in both columns is printed", () => {
    forEachPrint((document) => {
      for (const row of document.rows) {
        if (row.kind !== "line") continue;
        expect(amountColumns(document).some((column) => row.values[column] !== 0n)).toBe(true);
      }
    });
  });

  test("codes rise from row to row and every header has leaves under it", () => {
    forEachPrint((document) => {
      const codes = leavesOf(document).map(({ code }) => code ?? "");
      expect([...codes].sort()).toEqual(codes);
      for (const [index, row] of document.rows.entries()) {
        if (row.kind === "header") expect(document.rows[index + 1]?.kind).not.toBe("subtotal");
      }
    });
  });
});

describe("across prints of one day", () => {
  test("current earnings are the net income of the year to date", () => {
    forEachProperty(({ balances, incomes }) => {
      for (const income of incomes) {
        const balance = onDay(balances, income.window.end);
        expect(balance && figure(balance, "3995-0000", "current_balance")).toBe(
          figure(income, "9090-0000", "year_to_date"),
        );
      }
    });
  });
});

describe("across periods", () => {
  test("the cash flow is the change of cash, and every adjustment the change of its account", () => {
    forEachProperty(({ balances, incomes }) => {
      for (const income of incomes) {
        const closing = onDay(balances, income.window.end);
        const opening = onDay(balances, previousDay(income.window.start ?? ""));
        if (!opening || !closing) throw new Error(`no balance sheets around ${income.fileName}`);
        const cash = (document: SampleDocument) => sumOf(document, ["0101", "0199"], "current_balance");
        expect(figure(income, "CASH FLOW", "period_to_date")).toBe(cash(closing) - cash(opening));
        const codes = new Set([opening, closing].flatMap((b) => leavesOf(b)).map(({ code }) => code ?? ""));
        for (const code of codes) {
          if (/^(?:01|3910|3995)/.test(code)) continue;
          const change = figure(closing, code, "current_balance") - figure(opening, code, "current_balance");
          const adjustment = figure(income, code, "period_to_date", "adjustments");
          expect(adjustment).toBe(code < "2000" ? -change : change);
        }
      }
    });
  });

  test("beginning equity and current earnings together grow by net income, and the year end closes one into the other", () => {
    forEachProperty(({ balances, incomes }) => {
      for (const income of incomes) {
        const closing = onDay(balances, income.window.end);
        const opening = onDay(balances, previousDay(income.window.start ?? ""));
        if (!opening || !closing) throw new Error(`no balance sheets around ${income.fileName}`);
        const at = (document: SampleDocument, code: string) => figure(document, code, "current_balance");
        const equity = (document: SampleDocument) => at(document, "3910-0000") + at(document, "3995-0000");
        expect(equity(closing)).toBe(equity(opening) + figure(income, "9090-0000", "period_to_date"));
        const isNewYear = isFiscalYearStart(income.window.start ?? "");
        expect(at(closing, "3910-0000")).toBe(isNewYear ? equity(opening) : at(opening, "3910-0000"));
      }
    });
  });

  test("the year to date is the one before plus the period, line by line", () => {
    forEachProperty(({ incomes }) => {
      for (const income of incomes) {
        const { start, end } = income.window;
        const isFirst = isFiscalYearStart(start ?? "");
        const before = incomes.find(({ window }) => nextDay(window.end) === start);
        if (!isFirst && !before) continue;
        for (const section of ["income_statement", "adjustments"] as const) {
          const rows = [
            ...leavesOf(income, section),
            ...(before && !isFirst ? leavesOf(before, section) : []),
          ];
          for (const code of new Set(rows.map((row) => row.code ?? ""))) {
            const at = (column: "period_to_date" | "year_to_date", document = income) =>
              figure(document, code, column, section);
            const earlier = isFirst || !before ? 0n : at("year_to_date", before);
            expect(at("year_to_date"), `${code} to ${end}`).toBe(earlier + at("period_to_date"));
          }
        }
      }
    });
  });
});
