import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  balanceSheetAt,
  balanceSheetBefore,
  incomeStatementBefore,
  incomeStatementsEnding,
  type PropertyFacts,
  propertyFacts,
  startsFiscalYear,
  yearEndSheetBefore,
} from "@/lib/facts/property-facts";
import type { StatementFacts } from "@/lib/facts/statement-facts";
import { yardiChart } from "@/lib/facts/yardi-chart";
import { type CheckOptions, checkDocuments } from "@/lib/rules/check-documents";
import { contextsOf } from "@/lib/rules/contexts";
import { DEFAULT_PARAMETERS } from "@/lib/rules/parameters";
import { type PrintName, Prints } from "@/tests/support/sample-prints";

const prints = Prints.of({ seed: 14, from: "2023-01", months: 14 });

function factsOf(from: Prints, fiscalYearFirstMonth = 1): PropertyFacts {
  const [facts] = propertyFacts(from.read(), yardiChart, fiscalYearFirstMonth);
  if (!facts) throw new RangeError("there is no property");
  return facts;
}

function statement(facts: PropertyFacts, name: PrintName, from = prints): StatementFacts {
  const { sha256 } = from.readOne(name);
  const found = [...facts.balanceSheets, ...facts.incomeStatements].find(
    ({ document }) => document.sha256 === sha256,
  );
  if (!found) throw new RangeError(`${name} is no current statement`);
  return found;
}

/** The balance sheets that open and close the window of an income statement, by their days. */
function daysAround(from: Prints, name: PrintName): (string | undefined)[] {
  const property = factsOf(from);
  const contexts = contextsOf({
    property,
    chart: yardiChart,
    parameters: DEFAULT_PARAMETERS,
    selections: new Map(),
    lockedPeriods: null,
  });
  const { sha256 } = from.readOne(name);
  for (const { scope, context } of contexts) {
    if (scope !== "income_statement" || context.income.document.sha256 !== sha256) continue;
    return [
      context.opening?.window.end,
      context.closing?.window.end,
      context.previous?.window.start ?? undefined,
    ];
  }
  throw new RangeError(`${name} has no context`);
}

describe("a window pairs by its dates", () => {
  test("a month opens with the day before it and closes with its last, and follows the month before", () => {
    expect(daysAround(prints, "month 2023-06")).toEqual(["2023-05-31", "2023-06-30", "2023-05-01"]);
    expect(daysAround(prints, "month 2024-01")).toEqual(["2023-12-31", "2024-01-31", "2023-12-01"]);
  });

  test("a quarter and a year open three and twelve months earlier", () => {
    expect(daysAround(prints, "quarter 2023-06")).toEqual(["2023-03-31", "2023-06-30", "2023-01-01"]);
    expect(daysAround(prints, "year 2023-12")).toEqual(["2022-12-31", "2023-12-31", undefined]);
  });

  test("a quarter without a quarter before it follows the month that ends the day before", () => {
    const partial = prints.without("quarter 2023-03");
    expect(daysAround(partial, "quarter 2023-06")).toEqual(["2023-03-31", "2023-06-30", "2023-03-01"]);
  });

  test("a missing balance sheet stays missing, however near another one is", () => {
    const partial = prints.without("balance 2023-05");
    expect(daysAround(partial, "month 2023-06")).toEqual([undefined, "2023-06-30", "2023-05-01"]);
  });

  test("never by the order of the files", () => {
    const read = prints.read();
    const days = (documents: typeof read) =>
      propertyFacts(documents, yardiChart, 1).map(({ balanceSheets, incomeStatements }) =>
        [...balanceSheets, ...incomeStatements].map(({ window }) => [window.start, window.end]),
      );
    fc.assert(
      fc.property(fc.shuffledSubarray(read, { minLength: read.length }), (shuffled) => {
        expect(days(shuffled)).toEqual(days(read));
      }),
      { numRuns: 20 },
    );
  });
});

describe("the statements of a property", () => {
  const facts = factsOf(prints);

  test("stand by the end of their windows, the longer window first", () => {
    const ending = facts.incomeStatements.filter(({ window }) => window.end === "2023-12-31");
    expect(ending.map(({ window }) => window.start)).toEqual(["2023-12-01", "2023-10-01", "2023-01-01"]);
    const ends = facts.balanceSheets.map(({ window }) => window.end);
    expect(ends).toEqual(ends.toSorted());
  });

  test("are found by their day", () => {
    const like = statement(facts, "month 2023-06");
    expect(balanceSheetAt(facts, "2023-06-30", like)?.window.end).toBe("2023-06-30");
    expect(balanceSheetAt(facts, "2023-06-29", like)).toBeNull();
    expect(incomeStatementsEnding(facts, "2023-12-31", like)).toHaveLength(3);
    expect(incomeStatementsEnding(facts, "2023-12-30", like)).toEqual([]);
  });

  test("come before one another by date, also across a gap", () => {
    const june = statement(facts, "balance 2023-06");
    expect(balanceSheetBefore(facts, june)?.window.end).toBe("2023-05-31");
    expect(balanceSheetBefore(facts, statement(facts, "balance 2022-12"))).toBeNull();
    const gap = factsOf(prints.without("balance 2023-05", "balance 2023-04"));
    expect(balanceSheetBefore(gap, statement(gap, "balance 2023-06"))?.window.end).toBe("2023-03-31");
  });

  test("an income statement follows one as long as itself where there are several", () => {
    const january = statement(facts, "month 2024-01");
    expect(incomeStatementBefore(facts, january)?.window.start).toBe("2023-12-01");
    const others = factsOf(prints.without("month 2023-12"));
    expect(incomeStatementBefore(others, statement(others, "month 2024-01"))?.window.end).toBe("2023-12-31");
    const none = factsOf(prints.without("month 2023-12", "quarter 2023-12", "year 2023-12"));
    expect(incomeStatementBefore(none, statement(none, "month 2024-01"))).toBeNull();
  });
});

describe("books are kept apart", () => {
  const cash = (name: PrintName) => prints.edit(name, (document) => ({ ...document, book: "Cash" }));

  test("a balance sheet of another book neither opens nor closes a window", () => {
    expect(daysAround(cash("balance 2023-05"), "month 2023-06").slice(0, 2)).toEqual([
      undefined,
      "2023-06-30",
    ]);
    expect(daysAround(cash("balance 2023-06"), "month 2023-06").slice(0, 2)).toEqual([
      "2023-05-31",
      undefined,
    ]);
  });

  test("nor is an income statement of another book the one before", () => {
    expect(daysAround(cash("month 2023-05"), "month 2023-06")[2]).toBeUndefined();
  });

  test("nor is a balance sheet of another book the one before", () => {
    const between = cash("balance 2023-05");
    const facts = factsOf(between);
    const june = statement(facts, "balance 2023-06", between);
    expect(balanceSheetBefore(facts, june)?.window.end).toBe("2023-04-30");
  });

  test("both books of one day are current, each for itself", () => {
    const both = prints.add("cash", { ...prints.document("balance 2023-06"), book: "Cash" });
    const facts = factsOf(both);
    const books = facts.balanceSheets.filter(({ window }) => window.end === "2023-06-30");
    expect(books.map(({ document }) => document.reading.book).toSorted()).toEqual(["Accrual", "Cash"]);
    for (const sheet of books) {
      expect(balanceSheetAt(facts, "2023-06-30", sheet)).toBe(sheet);
    }
  });
});

describe("a fiscal year that starts in April", () => {
  const facts = factsOf(prints, 4);

  test("ends with March, for the year end before a day", () => {
    const like = statement(facts, "month 2023-06");
    expect(yearEndSheetBefore(facts, "2023-06-30", like)?.window.end).toBe("2023-03-31");
    expect(yearEndSheetBefore(facts, "2023-04-30", like)?.window.end).toBe("2023-03-31");
    expect(yearEndSheetBefore(facts, "2023-03-31", like)).toBeNull();
  });

  test("starts with the window of April, and with no other", () => {
    const starting = facts.incomeStatements.filter((income) => startsFiscalYear(facts, income));
    expect(starting.map(({ window }) => window)).toEqual([
      { start: "2023-04-01", end: "2023-04-30" },
      { start: "2023-04-01", end: "2023-06-30" },
    ]);
  });

  test("is a parameter that decides which rules apply", () => {
    const read = prints.read();
    const outcome = (options: CheckOptions, rule: string, start: string) =>
      checkDocuments(read, options).results.find(
        (result) =>
          result.rule === rule &&
          result.period.start === start &&
          result.period.end === `${start.slice(0, 8)}30`,
      )?.outcome;
    const april = { parameters: { ...DEFAULT_PARAMETERS, fiscalYearFirstMonth: 4 } };
    expect(outcome({}, "ISI-14", "2023-04-01")).toBe("not_applicable");
    expect(outcome(april, "ISI-14", "2023-04-01")).toBe("failed");
    expect(outcome({}, "ROL-02", "2023-04-01")).toBe("passed");
    expect(outcome(april, "ROL-02", "2023-04-01")).toBe("not_applicable");
  });
});
