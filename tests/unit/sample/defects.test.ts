import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ColumnKey } from "@/lib/extraction/reading";
import { canonicalCents } from "@/lib/money/cents";
import { DEFECT_KINDS, type DefectKind, injectDefect } from "@/lib/sample/defects";
import { generatePortfolio, type Portfolio } from "@/lib/sample/portfolio";
import type { SampleDocument, SampleRow } from "@/lib/sample/sample-document";
import { figure, portfolioOf, sumOf } from "./figures";

const seeds = fc.integer({ min: 0, max: 0x7fffffff });
const kinds = DEFECT_KINDS.map(({ kind }) => kind);

type Injected = ReturnType<typeof injectDefect> & { clean: Portfolio };

function forEachDefect(kind: DefectKind, check: (injected: Injected) => void, numRuns = 20): void {
  fc.assert(
    fc.property(seeds, (seed) => {
      const clean = portfolioOf(seed % 500, { properties: 1, months: 8 });
      check({ clean, ...injectDefect(clean, { kind, seed }) });
    }),
    { numRuns },
  );
}

const keyOf = (row: SampleRow) => row.code ?? row.name;

function byFile(portfolio: Portfolio, file: string): SampleDocument {
  const found = portfolio.documents.find(({ fileName }) => fileName === file);
  if (!found) throw new Error(`there is no ${file}`);
  return found;
}

function rowOf(document: SampleDocument, account: string): SampleRow | undefined {
  return document.rows.find((row) => keyOf(row) === account);
}

/** The prints that differ, by file; a print that exists in one portfolio only counts as different. */
function changedFiles(a: Portfolio, b: Portfolio): string[] {
  const rows = (portfolio: Portfolio) =>
    new Map(
      portfolio.documents.map((document) => [document.fileName, JSON.stringify(document.rows, bigintText)]),
    );
  const [before, after] = [rows(a), rows(b)];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
}

const bigintText = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}n` : value);

test.each(kinds)(
  "%s is injected the same way for the same seed and leaves the clean portfolio alone",
  (kind) => {
    const clean = portfolioOf(8);
    const before = structuredClone(clean.documents);
    const [once, again] = [injectDefect(clean, { kind, seed: 4 }), injectDefect(clean, { kind, seed: 4 })];
    expect(once.label).toEqual(again.label);
    expect(once.portfolio.documents).toEqual(again.portfolio.documents);
    expect(clean.documents).toEqual(before);
    expect(once.label.kind).toBe(kind);
    expect(once.label.isDetermined).toBe(once.label.witnesses.length > 0);
    expect(new Set(once.portfolio.documents.map(({ fileName }) => fileName)).size).toBe(
      once.portfolio.documents.length,
    );
  },
);

describe("a misprint", () => {
  test.each(["sign", "digit", "transposition", "total_digit"] as const)(
    "%s alters one row of one print, in the columns and by the amount that the label tells",
    (kind) => {
      forEachDefect(kind, ({ clean, portfolio, label }) => {
        expect(changedFiles(clean, portfolio)).toEqual([label.file]);
        const [before, after] = [byFile(clean, label.file), byFile(portfolio, label.file)];
        const changed = before.rows.flatMap((row, i) =>
          row === after.rows[i] ? [] : [[row, after.rows[i]] as const],
        );
        expect(changed).toHaveLength(1);
        const [[was, is] = []] = changed;
        expect([was && keyOf(was)]).toEqual(label.accounts);
        const columns = (["current_balance", "period_to_date", "year_to_date"] as ColumnKey[]).filter(
          (column) => was?.values[column] !== is?.values[column],
        );
        expect([...label.columns].sort()).toEqual([...columns].sort());
        const [column = "current_balance"] = label.columns;
        expect(canonicalCents((is?.values[column] ?? 0n) - (was?.values[column] ?? 0n))).toBe(label.amount);
        for (const key of columns) expectAltered(kind, was?.values[key] ?? 0n, is?.values[key] ?? 0n);
      });
    },
  );

  function expectAltered(kind: DefectKind, was: bigint, is: bigint): void {
    if (kind === "sign") {
      expect(is).toBe(-was);
      return;
    }
    const [a, b] = [was.toString(), is.toString()];
    expect(b).toHaveLength(a.length);
    const places = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
    const [first = 0, second = 0] = places;
    expect(places).toHaveLength(kind === "transposition" ? 2 : 1);
    if (kind === "transposition")
      expect([second - first, a[first], a[second]]).toEqual([1, b[second], b[first]]);
  }

  test("a wrong sign makes the section miss its total by twice the account", () => {
    forEachDefect("sign", ({ clean, portfolio, label }) => {
      const document = byFile(portfolio, label.file);
      const [account = ""] = label.accounts;
      const [column = "current_balance"] = label.columns;
      const value = rowOf(byFile(clean, label.file), account)?.values[column] ?? 0n;
      expect(label.amount).toBe(canonicalCents(-2n * value));
      expect(label.expectedRules.length).toBeGreaterThan(0);
      if (document.kind !== "balance_sheet" || account >= "0500") return;
      const missing =
        sumOf(document, ["0102", "0498"], "current_balance") -
        figure(document, "0499-9000", "current_balance");
      expect(canonicalCents(missing)).toBe(label.amount);
    });
  });

  test("a dropped row is missing once and a duplicated one stands twice", () => {
    for (const [kind, count] of [
      ["dropped_row", -1],
      ["duplicated_row", 1],
    ] as const) {
      forEachDefect(kind, ({ clean, portfolio, label }) => {
        expect(changedFiles(clean, portfolio)).toEqual([label.file]);
        const [before, after] = [byFile(clean, label.file), byFile(portfolio, label.file)];
        expect(after.rows.length).toBe(before.rows.length + count);
        const [account = ""] = label.accounts;
        const [column = "current_balance"] = label.columns;
        const value =
          before.rows.find((row) => keyOf(row) === account && row.values[column] !== undefined)?.values[
            column
          ] ?? 0n;
        if (before.rows.filter((row) => keyOf(row) === account).length === 1) {
          expect(label.amount).toBe(canonicalCents(BigInt(count) * value));
        }
      });
    }
  });

  test("swapped neighbours keep every sum and show in a rule about each account", () => {
    forEachDefect("swapped_neighbours", ({ clean, portfolio, label }) => {
      expect(changedFiles(clean, portfolio)).toEqual([label.file]);
      const [before, after] = [byFile(clean, label.file), byFile(portfolio, label.file)];
      const [first = "", second = ""] = label.accounts;
      const index = before.rows.findIndex((row, i) => row !== after.rows[i]);
      expect([before.rows[index], before.rows[index + 1]].map((row) => row && keyOf(row))).toEqual([
        first,
        second,
      ]);
      for (const column of label.columns) {
        expect(after.rows[index]?.values[column]).toBe(before.rows[index + 1]?.values[column]);
        expect(after.rows[index + 1]?.values[column]).toBe(before.rows[index]?.values[column]);
      }
      expect(label.expectedRules.length).toBeGreaterThan(0);
    });
  });
});

describe("what the documents determine", () => {
  const labelOf = (
    kind: DefectKind,
    prints: ("month" | "year")[],
    wanted: (file: string, columns: ColumnKey[]) => boolean,
  ) => {
    const clean = generatePortfolio({ seed: 21, properties: 1, months: 12, prints });
    for (let seed = 0; seed < 400; seed++) {
      const { label } = injectDefect(clean, { kind, seed });
      if (wanted(label.file, label.columns)) return label;
    }
    throw new Error("no such defect in 400 tries");
  };

  test("a wrong balance is determined by the balance before and the adjustments", () => {
    const label = labelOf("digit", ["month"], (file) => file.includes("2024-05_Balance"));
    expect(label).toMatchObject({ isDetermined: true });
    expect(label.witnesses.some((name) => ["ROL-03", "ROL-05", "XDT-01", "XDT-03"].includes(name))).toBe(
      true,
    );
  });

  test("an amount altered in one of two equal columns is determined by the other", () => {
    const label = labelOf(
      "digit",
      ["year"],
      (file, columns) => file.includes("Income") && columns.length === 1,
    );
    expect(label.witnesses).toContain("ISI-14");
  });

  test("an income or expense altered alike in both columns of the only print is not", () => {
    const clean = generatePortfolio({ seed: 21, properties: 1, months: 12, prints: ["year"] });
    const labels = Array.from(
      { length: 150 },
      (_, seed) => injectDefect(clean, { kind: "sign", seed }).label,
    );
    const inOnlyPrint = labels.filter(
      ({ columns, accounts: [code = ""] }) => columns.length === 2 && /^[45]\d/.test(code),
    );
    const alone = inOnlyPrint.filter(({ witnesses }) => !witnesses.includes("only_leaf"));
    expect(alone.length).toBeGreaterThan(3);
    for (const label of alone) expect(label).toMatchObject({ isDetermined: false, witnesses: [] });
  });

  test("monthly years to date determine a period that was altered", () => {
    const label = labelOf(
      "transposition",
      ["month"],
      (file, [column]) => file.includes("2024-06_Income") && column === "period_to_date",
    );
    expect(label.witnesses).toContain("ROL-02");
    expect(label.expectedRules).toContain("ROL-02");
  });
});

describe("a wrong entry", () => {
  test("an unclosed year leaves last year's net income in current earnings, all through the new year", () => {
    forEachDefect("year_not_closed", ({ clean, portfolio, label }) => {
      for (const document of portfolio.documents) {
        if (document.kind !== "balance_sheet") continue;
        const before = byFile(clean, document.fileName);
        const moved =
          figure(document, "3995-0000", "current_balance") - figure(before, "3995-0000", "current_balance");
        const isNewYear = document.window.end.startsWith(label.window.end.slice(0, 4));
        expect(canonicalCents(moved)).toBe(isNewYear ? label.amount : "0.00");
        const total = (print: SampleDocument) => figure(print, "3999-0000", "current_balance");
        expect(total(document)).toBe(total(before));
      }
    });
  });

  test("depreciation booked as amortization moves one amount between the two and nothing else", () => {
    forEachDefect("depreciation_as_amortization", ({ clean, portfolio, label }) => {
      const [before, after] = [byFile(clean, label.file), byFile(portfolio, label.file)];
      const change = (code: string) =>
        figure(after, code, "period_to_date") - figure(before, code, "period_to_date");
      expect(canonicalCents(change("7030-0000"))).toBe(label.amount);
      expect(change("7020-0000")).toBe(-change("7030-0000"));
      expect(change("7090-0000")).toBe(0n);
      for (const file of changedFiles(clean, portfolio))
        expect(byFile(clean, file).kind).toBe("income_statement");
    });
  });

  test("a back-posted entry is in later balances, not in the earlier ones, and in no period between them", () => {
    forEachDefect("back_posted", ({ clean, portfolio, label }) => {
      const [payable = ""] = label.accounts;
      const carries = (file: string) =>
        figure(byFile(portfolio, file), payable, "current_balance") -
        figure(byFile(clean, file), payable, "current_balance");
      for (const { kind, fileName, window } of clean.documents) {
        if (kind !== "balance_sheet") continue;
        expect(canonicalCents(carries(fileName))).toBe(window.end < label.window.end ? "0.00" : label.amount);
      }
      const month = label.file.replace("Balance_Sheet", "Income_Statement");
      const [before, after] = [byFile(clean, month), byFile(portfolio, month)];
      for (const [index, row] of before.rows.entries()) {
        expect(after.rows[index]?.values.period_to_date).toBe(row.values.period_to_date);
      }
    });
  });

  test("a restated month is there twice, the second time printed later with other numbers", () => {
    forEachDefect("restated", ({ clean, portfolio, label }) => {
      expect(portfolio.documents.length).toBeGreaterThan(clean.documents.length);
      const again = portfolio.documents.filter(({ fileName }) => fileName.endsWith("_Restated.pdf"));
      expect(again.length).toBe(portfolio.documents.length - clean.documents.length);
      for (const document of again) {
        const first = byFile(portfolio, document.fileName.replace("_Restated", ""));
        expect(first.rows).toEqual(byFile(clean, first.fileName).rows);
        expect(document.window).toEqual(first.window);
        expect(document.printedAt > first.printedAt).toBe(true);
        expect(document.rows).not.toEqual(first.rows);
      }
      const first = byFile(portfolio, label.file.replace("_Restated", ""));
      const more =
        figure(byFile(portfolio, label.file), "2110-0000", "current_balance") -
        figure(first, "2110-0000", "current_balance");
      expect(canonicalCents(more)).toBe(label.amount);
    });
  });
});

test("two defects never meet in one property, and a portfolio without a sound property says so", () => {
  const clean = generatePortfolio({ seed: 1, properties: 2, months: 3, prints: ["month"] });
  const one = injectDefect(clean, { kind: "sign", seed: 1 });
  const two = injectDefect(one.portfolio, { kind: "back_posted", seed: 1 });
  expect(new Set([one.label.property, two.label.property]).size).toBe(2);
  expect(() => injectDefect(two.portfolio, { kind: "digit", seed: 1 })).toThrow(/already has a defect/);
});

test("a year that does not end within the prints cannot be left open", () => {
  const clean = generatePortfolio({ seed: 1, properties: 1, from: "2024-03", months: 4, prints: ["month"] });
  expect(() => injectDefect(clean, { kind: "year_not_closed", seed: 1 })).toThrow(/too short/);
});
