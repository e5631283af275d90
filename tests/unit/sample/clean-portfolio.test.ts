import fc from "fast-check";
import { expect, test } from "vitest";
import { previousDay } from "@/lib/dates/plain-date";
import { abs } from "@/lib/money/cents";
import { generatePortfolio } from "@/lib/sample/portfolio";
import type { SampleDocument } from "@/lib/sample/sample-document";
import { documentsOf, figure, leavesOf, onDay, portfolioOf, sumOf } from "./figures";

const seeds = fc.integer({ min: 0, max: 0x7fffffff });

function forEachSeed(check: (portfolio: ReturnType<typeof portfolioOf>) => void, numRuns = 25): void {
  fc.assert(
    fc.property(seeds, (seed) => check(portfolioOf(seed, { properties: 1 }))),
    { numRuns },
  );
}

const isContra = (code: string) => /^(?:10[6-9]\d|1922|1952)-/.test(code);

test("no balance has the wrong sign and no income or expense is negative but the yearly true-up", () => {
  forEachSeed(({ documents }) => {
    for (const document of documents) {
      for (const { code, values } of leavesOf(document)) {
        if (code === null || /^(?:3910|3990|3995|4060)-/.test(code)) continue;
        for (const value of Object.values(values).filter((v) => v !== undefined)) {
          if (isContra(code)) expect(value <= 0n, `${document.fileName} ${code}`).toBe(true);
          else expect(value >= 0n, `${document.fileName} ${code}`).toBe(true);
        }
      }
    }
  });
});

test("accumulated depreciation never exceeds cost, and accumulated accounts and distributions only grow", () => {
  forEachSeed((portfolio) => {
    for (const { code } of portfolio.properties) {
      const { balances } = documentsOf(portfolio, code);
      for (const [index, balance] of balances.entries()) {
        const cost = sumOf(balance, ["0600", "1060"], "current_balance");
        expect(-sumOf(balance, ["1061", "1098"], "current_balance") <= cost).toBe(true);
        const before = balances[index - 1];
        if (!before) continue;
        for (const leaf of leavesOf(before)) {
          const key = leaf.code ?? "";
          if (!isContra(key) && key !== "3990-0000") continue;
          expect(figure(balance, key, "current_balance") <= figure(before, key, "current_balance")).toBe(
            true,
          );
        }
      }
    }
  });
});

test("land, buildings, deposits, loan costs and contributions stay, while payables, accruals and prepaid insurance move", () => {
  forEachSeed((portfolio) => {
    for (const { code } of portfolio.properties) {
      const { balances } = documentsOf(portfolio, code);
      for (const [index, balance] of balances.entries()) {
        const before = balances[index - 1];
        if (!before) continue;
        const change = (key: string) =>
          figure(balance, key, "current_balance") - figure(before, key, "current_balance");
        for (const key of ["0510-0000", "0610-0000", "1210-0000", "1920-0000", "3050-0000"])
          expect(change(key)).toBe(0n);
        for (const key of ["2030-0000", "2110-0000", "1995-0000"]) expect(change(key)).not.toBe(0n);
      }
    }
  });
});

test("rent, property tax, insurance and depreciation are booked every month and suspense stays empty", () => {
  forEachSeed(({ documents }) => {
    for (const document of documents) {
      expect(document.rows.some(({ code }) => code === "2585-0000" || code === "2522-0000")).toBe(false);
      if (document.kind !== "income_statement") continue;
      for (const key of ["4010-0000", "4990-0000", "5010-0000", "5012-0000", "7020-0000"]) {
        expect(figure(document, key, "period_to_date") > 0n, `${document.fileName} ${key}`).toBe(true);
      }
    }
  });
});

/** The larger of $1,000 and one percent of the window's total income. */
function materiality(income: SampleDocument): bigint {
  const percent = figure(income, "4990-0000", "period_to_date") / 100n;
  return percent > 100_000n ? percent : 100_000n;
}

test("no more than one account with a material amount appears or vanishes in a month", () => {
  forEachSeed((portfolio) => {
    for (const { code } of portfolio.properties) {
      const { balances, incomes } = documentsOf(portfolio, code);
      const months = incomes.filter(({ window }) => window.start?.slice(0, 7) === window.end.slice(0, 7));
      for (const income of months) {
        const [closing, opening] = [
          onDay(balances, income.window.end),
          onDay(balances, previousDay(income.window.start ?? "")),
        ];
        const before = months.find(({ window }) => window.end === previousDay(income.window.start ?? ""));
        const changed = [
          ...comeAndGone(opening, closing, "current_balance", materiality(income)),
          ...comeAndGone(before, income, "period_to_date", materiality(income)),
        ];
        expect(changed.length, `${income.fileName}: ${changed.join(" ")}`).toBeLessThanOrEqual(1);
      }
    }
  });
});

function comeAndGone(
  before: SampleDocument | undefined,
  after: SampleDocument | undefined,
  column: "current_balance" | "period_to_date",
  limit: bigint,
): string[] {
  if (!before || !after) return [];
  const codes = new Set([...leavesOf(before), ...leavesOf(after)].map(({ code }) => code ?? ""));
  return [...codes].filter((code) => {
    const [was, is] = [figure(before, code, column), figure(after, code, column)];
    return (was === 0n) !== (is === 0n) && abs(was) + abs(is) > limit;
  });
}

test("the portfolio shows what makes real prints hard: odd suffixes, capitals, long names and other properties' names", () => {
  const portfolio = generatePortfolio({ seed: 5, properties: 12, months: 3, prints: ["month"] });
  const rows = portfolio.documents.flatMap((document) => document.rows.map((row) => ({ document, row })));
  const leaves = rows.filter(({ row }) => row.kind === "line");
  const codes = new Set(rows.map(({ row }) => row.code));
  expect(codes).toContain("5400-0001");
  expect(codes).toContain("5400-0002");
  expect(leaves.some(({ row }) => row.name === row.name.toUpperCase() && /[A-Z]{4}/.test(row.name))).toBe(
    true,
  );
  expect(leaves.some(({ row }) => row.code === "0310-0000" && row.name.startsWith("AP "))).toBe(true);
  expect(Math.max(...rows.map(({ row }) => row.name.length))).toBe(38);
  const names = portfolio.properties.map(({ name }) => name);
  const strangers = leaves.filter(({ document, row }) =>
    names.some((name) => name !== document.property.name && row.name.includes(name)),
  );
  expect(strangers.length).toBeGreaterThan(0);
  expect(leaves.some(({ row }) => row.values.period_to_date === 0n && row.values.year_to_date !== 0n)).toBe(
    true,
  );
  expect(leaves.some(({ row }) => row.indent === 0)).toBe(true);
});

test("the same options give the same portfolio, another seed another one", () => {
  const print = (seed: number) => portfolioOf(seed).documents;
  expect(print(11)).toEqual(print(11));
  expect(print(11)).not.toEqual(print(12));
});

test("more months leave the earlier prints of a property unchanged in kind and number", () => {
  const files = (months: number) =>
    generatePortfolio({ seed: 2, properties: 1, months, prints: ["month"] }).documents.map(
      ({ fileName }) => fileName,
    );
  expect(files(9).slice(0, files(4).length)).toEqual(files(4));
});

test("a window that does not fit is said, not silently left out", () => {
  expect(() => generatePortfolio({ seed: 1, months: 5, prints: ["year"] })).toThrow(
    /No year lies within 5 months/,
  );
  expect(() => generatePortfolio({ seed: 1, from: "2024-13" })).toThrow(/2024-13 is not a month/);
});
