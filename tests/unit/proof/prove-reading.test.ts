import { describe, expect, it } from "vitest";
import { readPages } from "@/lib/extraction/read-pages";
import type { ColumnKey, Reading } from "@/lib/extraction/reading";
import type { ProofMark } from "@/lib/proof/proof";
import { proveReading } from "@/lib/proof/prove-reading";
import { balanceSheetRows, incomeStatementRows } from "@/tests/support/statements";
import { INCOME_HEADINGS, type PrintedRow, printPages } from "@/tests/support/yardi-pages";

function readBalance(rows: PrintedRow[] = balanceSheetRows, tree: string | null = "ysi_bs"): Reading {
  return readPages(printPages({ rows, tree }));
}

function readIncome(rows: PrintedRow[] = incomeStatementRows, tree: string | null = "ysi_cf"): Reading {
  return readPages(
    printPages({ title: "Income Statement", period: "Mar 2024", tree, headings: INCOME_HEADINGS, rows }),
  );
}

function mark(reading: Reading, name: string, column: ColumnKey = "current_balance"): ProofMark {
  const index = reading.lines.findIndex((line) => line.name === name);
  const found = proveReading(reading).marks[index]?.[column];
  if (!found) throw new Error(`${name} has no ${column}`);
  return found;
}

function unproven(reading: Reading): string[] {
  const { marks } = proveReading(reading);
  return reading.lines.flatMap((line, index) =>
    Object.entries(marks[index] ?? {})
      .filter(([, found]) => found?.status !== "proven")
      .map(([column]) => `${line.name} ${column}`),
  );
}

function changed(rows: PrintedRow[], name: string, amounts: (string | null)[]): PrintedRow[] {
  return rows.map((row) => (row?.name === name ? { ...row, amounts } : row));
}

function without(rows: PrintedRow[], ...names: string[]): PrintedRow[] {
  return rows.filter((row) => !row || !names.includes(row.name));
}

function withoutCodes(rows: PrintedRow[]): PrintedRow[] {
  return rows.map((row) => row && { ...row, code: null });
}

describe("a print that adds up", () => {
  it("is proven to the last amount", () => {
    expect(unproven(readBalance())).toEqual([]);
    expect(unproven(readIncome())).toEqual([]);
  });

  it("is proven without account codes too", () => {
    expect(unproven(readBalance(withoutCodes(balanceSheetRows), null))).toEqual([]);
    expect(unproven(readIncome(withoutCodes(incomeStatementRows), null))).toEqual([]);
  });

  it("marks amounts, not percentages", () => {
    const marks = proveReading(readIncome()).marks;
    expect(new Set(marks.flatMap((line) => Object.keys(line)))).toEqual(
      new Set(["period_to_date", "year_to_date"]),
    );
  });

  it("says in words what proves a figure", () => {
    expect(mark(readBalance(), "A/R Tenants").because).toBe(
      "Adds up to Total Current Assets 1,600.00 with 1 other line.",
    );
    expect(mark(readBalance(), "Mortgage").because).toBe("Is all of Total Long Term Liabilities 60,000.00.");
    expect(mark(readBalance(), "TOTAL ASSETS").because).toBe("Is the sum of 2 lines.");
    expect(mark(readIncome(), "NET INCOME", "year_to_date").because).toBe(
      "NET INCOME 16,436.75 = NET OPERATING INCOME 25,486.75 − Total Other Income/Expense 9,050.00.",
    );
  });

  it("closes the balance equation as an identity of its own", () => {
    const reading = readBalance();
    const { identities } = proveReading(reading);
    const equality = identities.filter((identity) => identity.kind === "equality");
    expect(equality).toHaveLength(1);
    expect(equality[0]).toMatchObject({ isClosed: true, difference: 0n });
    expect(reading.lines[equality[0]?.total.line ?? -1]?.name).toBe("TOTAL LIABILITIES & CAPITAL");
  });

  it("takes a section without lines as nothing, and proves its zero by the total above", () => {
    const rows = without(balanceSheetRows, "Mortgage", "Long Term Liabilities");
    const empty = ["Total Long Term Liabilities", "TOTAL LIABILITIES"].reduce(
      (list, name) => changed(list, name, ["0.00"]),
      rows,
    );
    const reading = readBalance(empty);
    expect(mark(reading, "Total Long Term Liabilities").status).toBe("proven");
    expect(mark(reading, "TOTAL CAPITAL").status).toBe("proven");
  });

  it("covers sub-blocks between direct lines, and totals with codes of their own", () => {
    const rows: PrintedRow[] = [
      { code: "6000-0000", name: "Additional Operating Expenses" },
      { code: "6010-0000", name: "Off Site Management", amounts: ["10.00", null, "10.00", null] },
      { code: "6040-0000", name: "Landlord Costs" },
      { code: "6042-0000", name: "Vacant Space", amounts: ["5.00", null, "6.00", null] },
      { code: "6050-0000", name: "Signs", amounts: ["2.00", null, "2.00", null] },
      { code: "6069-0050", name: "Total Landlord Costs", amounts: ["7.00", null, "8.00", null] },
      { code: "6090-0000", name: "Other", amounts: ["1.00", null, "1.00", null] },
      {
        code: "6190-0000",
        name: "Total Additional Operating Expenses",
        amounts: ["18.00", null, "19.00", null],
      },
    ];
    const reading = readIncome(rows);
    expect(unproven(reading)).toEqual([]);
    expect(reading.lines[5]?.kind).toBe("subtotal");
    expect(reading.problems).toEqual([]);
  });
});

describe("a print that does not add up", () => {
  it("opens the block of a wrong line, not the totals above it", () => {
    const reading = readBalance(changed(balanceSheetRows, "Land", ["91,000.00"]));
    expect(unproven(reading)).toEqual([
      "Land current_balance",
      "5 Year Improvements current_balance",
      "Accum. Depr. 5 Year Impr. current_balance",
    ]);
    expect(mark(reading, "Land").because).toBe(
      "Total Property & Equipment prints 100,000.00, its 3 lines sum to 101,000.00 (difference 1,000.00).",
    );
  });

  it("opens a wrong total, while its lines close the total above it", () => {
    const reading = readBalance(changed(balanceSheetRows, "Total Property & Equipment", ["100,500.00"]));
    expect(unproven(reading)).toEqual(["Total Property & Equipment current_balance"]);
    expect(mark(reading, "Land").because).toBe("Adds up to TOTAL ASSETS 101,600.00 with 3 other lines.");
  });

  it("keeps a wrong result out of everything built on it", () => {
    const rows = changed(incomeStatementRows, "NET OPERATING INCOME", [
      "8,699.75",
      "79.09",
      "25,486.76",
      "78.42",
    ]);
    expect(unproven(readIncome(rows))).toEqual(["NET OPERATING INCOME year_to_date"]);
  });

  it("judges each column alone", () => {
    const rows = changed(incomeStatementRows, "Mortgage Interest", [
      "3,000.00",
      "27.27",
      "9,050.01",
      "27.85",
    ]);
    expect(unproven(readIncome(rows))).toEqual(["Mortgage Interest year_to_date"]);
  });

  it("misses a dropped line in its block", () => {
    const reading = readBalance(without(balanceSheetRows, "Land"));
    expect(unproven(reading)).toEqual([
      "5 Year Improvements current_balance",
      "Accum. Depr. 5 Year Impr. current_balance",
    ]);
  });

  it("does without a dropped total, and without a dropped header", () => {
    expect(unproven(readBalance(without(balanceSheetRows, "Total Property & Equipment")))).toEqual([]);
    expect(unproven(readIncome(without(incomeStatementRows, "TOTAL EXPENSES")))).toEqual([]);
    expect(unproven(readIncome(without(incomeStatementRows, "ADJUSTMENTS")))).toEqual([]);
    expect(unproven(readIncome(without(incomeStatementRows, "Administration Expense")))).toEqual([]);
  });

  it("proves nothing by two columns or two totals that print the same number", () => {
    const rows: PrintedRow[] = [
      { code: "9090-0000", name: "NET INCOME", amounts: ["5.00", "0.00", "5.00", "0.00"] },
    ];
    expect(unproven(readIncome(rows))).toEqual(["NET INCOME period_to_date", "NET INCOME year_to_date"]);
    const totals = balanceSheetRows.filter(
      (row) => row?.name === "TOTAL ASSETS" || row?.name === "TOTAL LIABILITIES & CAPITAL",
    );
    expect(unproven(readBalance(totals))).toHaveLength(2);
    expect(mark(readBalance(totals), "TOTAL ASSETS").because).toBe(
      "It prints 101,600.00, no lines stand under it (difference 101,600.00).",
    );
  });

  it("says that no total covers a line", () => {
    const rows: PrintedRow[] = [...balanceSheetRows, { code: "3100-0000", name: "Draws", amounts: ["1.00"] }];
    expect(mark(readBalance(rows), "Draws")).toMatchObject({
      status: "unproven",
      because: "No total covers this line.",
    });
  });
});

describe("sums that close by accident", () => {
  it("does not let a wrong total close over a part of its section", () => {
    // 1,523.06 with its 5 gone is the second line alone.
    const rows: PrintedRow[] = [
      { code: "5200-0000", name: "Contracted Expense" },
      { code: "5210-0000", name: "Sweeping", amounts: ["500.00", null, "500.00", null] },
      { code: "5220-0000", name: "Washing", amounts: ["1,023.06", null, "1,023.06", null] },
      { code: "5299-0000", name: "Total Contracted Expenses", amounts: ["1,023.06", null, "1,023.06", null] },
    ];
    expect(unproven(readIncome(rows))).toHaveLength(6);
    expect(unproven(readIncome(withoutCodes(rows), null))).toHaveLength(6);
  });

  it("does not let a wrong total stop at a heading inside its section", () => {
    const rows: PrintedRow[] = [
      { code: "5001-0000", name: "Operating Expenses" },
      { code: "5010-0000", name: "Property Tax", amounts: ["500.00", null, "500.00", null] },
      { code: "5100-0000", name: "Utility Expense" },
      { code: "5105-0000", name: "Electricity", amounts: ["1,023.06", null, "1,023.06", null] },
      { code: "5990-0000", name: "Total Operating Expenses", amounts: ["1,023.06", null, "1,023.06", null] },
    ];
    expect(unproven(readIncome(rows))).toHaveLength(6);
  });

  it("does not let a wrong total leave out a block of its section", () => {
    const block = (name: string, amount: string): PrintedRow[] => [
      { name },
      { name: `Fees of ${name}`, amounts: [amount, null, amount, null] },
      { name: `Total ${name}`, amounts: [amount, null, amount, null] },
    ];
    const rows: PrintedRow[] = [
      { name: "Operating Expenses" },
      ...block("Utility", "500.00"),
      ...block("Repairs", "1,000.00"),
      ...block("Marketing", "23.06"),
      { name: "Total Operating Expenses", amounts: ["1,023.06", null, "1,023.06", null] },
    ];
    expect(mark(readIncome(rows, null), "Total Operating Expenses", "period_to_date").status).toBe(
      "unproven",
    );
  });

  it("does not take an account for the total of an equal one to make a wrong total fit", () => {
    const rows: PrintedRow[] = [
      { code: "5400-0001", name: "Administration Expense" },
      { code: "5400-0002", name: "Salaries", amounts: ["500.00", null, "500.00", null] },
      { code: "5400-0003", name: "Benefits", amounts: ["500.00", null, "500.00", null] },
      { code: "5460-0000", name: "Postage", amounts: ["1.00", null, "1.00", null] },
      { code: "5499-0000", name: "Total Administration Expense", amounts: ["501.00", null, "501.00", null] },
    ];
    const reading = readIncome(rows);
    expect(unproven(reading)).toHaveLength(8);
    expect(reading.lines[2]?.kind).toBe("line");
  });

  it("finds a total of another name where only that covers its lines", () => {
    const rows: PrintedRow[] = [
      { name: "Revenue" },
      { name: "Rent", amounts: ["70.00", null, "90.00", null] },
      { name: "Parking", amounts: ["5.00", null, "6.00", null] },
      { name: "Total Turnover", amounts: ["75.00", null, "96.00", null] },
    ];
    const reading = readIncome(rows, null);
    expect(reading.lines[3]?.kind).toBe("subtotal");
    expect(unproven(reading)).toEqual([]);
  });

  it("proves nothing by a total of nothing", () => {
    const rows: PrintedRow[] = [
      { code: "2900-0000", name: "Total Long Term Liabilities", amounts: ["0.00"] },
    ];
    expect(mark(readBalance(rows), "Total Long Term Liabilities")).toMatchObject({
      status: "unproven",
      because: "It totals no lines, which nothing contradicts and nothing proves.",
    });
  });

  it("does not take a line that equals the one before it for its total", () => {
    const rows = changed(changed(balanceSheetRows, "Cash - Operating", ["800.00"]), "A/R Tenants", [
      "800.00",
    ]);
    const reading = readBalance(rows);
    expect(unproven(reading)).toEqual([]);
    expect(reading.lines.filter((line) => line.kind === "subtotal")).toHaveLength(7);
  });

  it("keeps a wrong amount of a line named like a total unproven, even where it equals the lines above", () => {
    const named = balanceSheetRows.map((row) =>
      row?.name === "A/R Tenants" ? { ...row, name: "Total Wine #12" } : row,
    );
    expect(unproven(readBalance(named))).toEqual([]);
    for (const codes of [named, withoutCodes(named)]) {
      const reading = readBalance(
        changed(codes, "Total Wine #12", ["1,250.10"]),
        codes === named ? "ysi_bs" : null,
      );
      expect(mark(reading, "Total Wine #12").status).toBe("unproven");
    }
  });
});
