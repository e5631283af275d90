import { describe, expect, test } from "vitest";
import {
  accountNumber,
  adjustmentRoles,
  leafRoles,
  rolesOfChart,
  sectionOfAccount,
  sectionWithTotal,
  totalRole,
} from "@/lib/facts/chart";
import { yardiChart } from "@/lib/facts/yardi-chart";
import { sound } from "../rules/examples/example";

const rolesOf = (code: string | null, name = "An account") => leafRoles(yardiChart, { code, name });

describe("the roles of an account", () => {
  test.each<[string, string, string[]]>([
    ["0122-0000", "Cash - Operating", ["cash", "current_assets"]],
    ["0305-0000", "A/R Tenants", ["tenant_receivable", "receivables", "current_assets"]],
    ["0310-0000", "A/P Affiliate", ["affiliate_receivable", "receivables", "current_assets"]],
    ["0510-0000", "Land", ["land", "fixed_asset_cost", "static_assets", "property_equipment"]],
    ["1952-0000", "Accum. Amort - TI/LC", ["accumulated_amortization", "accumulated", "other_assets"]],
    ["1960-0000", "Accum. Amort. Other", ["accumulated_amortization", "accumulated", "other_assets"]],
    ["1950-0000", "Lease Commission", ["leasing_commission_asset", "other_assets"]],
    ["2585-0000", "Suspense", ["suspense", "clearing_accounts", "current_liabilities"]],
    ["4012-0000", "Free Rent", ["free_rent", "income"]],
    ["4014-0000", "Write Off", ["bad_debt", "income"]],
    ["5460-0000", "Postage", ["administration_expense", "operating_expenses", "administration"]],
    ["6090-0000", "Bad Debt", ["bad_debt", "additional_expenses"]],
  ])("%s %s", (code, name, roles) => {
    expect([...rolesOf(code, name)].sort()).toEqual([...roles].sort());
  });

  test("are none without a code of the pattern, or outside of every section", () => {
    expect(rolesOf(null)).toEqual([]);
    expect(rolesOf("123")).toEqual([]);
    expect(rolesOf("1150-0000")).toEqual([]);
  });

  test("reach both ends of a section and not beyond", () => {
    expect(rolesOf("0498-0000")).toContain("current_assets");
    expect(rolesOf("0499-0000")).toEqual([]);
    expect(rolesOf("0102-0000")).toContain("current_assets");
    expect(rolesOf("3998-0000")).toContain("capital");
  });

  test("carry the prefix in the cash-flow tail", () => {
    expect(adjustmentRoles(["trade_payable"])).toEqual(["adjustments", "adjustment_trade_payable"]);
  });
});

describe("a total", () => {
  test.each([
    ["0499-9000", "Total Current Assets", "total_current_assets"],
    ["3999-0000", "TOTAL CAPITAL", "total_capital"],
    ["3999-9000", "TOTAL LIABILITIES & CAPITAL", "total_liabilities_and_capital"],
    ["9090-0000", "NET INCOME", "net_income"],
    [null, "Total Adjustments", "total_adjustments"],
    [null, "CASH FLOW", "cash_flow"],
    [null, "TOTAL OF SOMETHING", null],
    ["4321-0000", "Total", null],
  ])("%s %s is %s", (code, name, role) => {
    expect(totalRole(yardiChart, { code, name })).toBe(role);
  });

  test("belongs to one section, the adjustments included", () => {
    expect(sectionWithTotal(yardiChart, "total_income")?.role).toBe("income");
    expect(sectionWithTotal(yardiChart, "total_adjustments")?.role).toBe("adjustments");
    expect(sectionWithTotal(yardiChart, "net_income")).toBeNull();
  });
});

describe("the section of an account", () => {
  test("is its main section, also inside a block", () => {
    expect(sectionOfAccount(yardiChart, "income_statement", accountNumber("5460-0000"))?.role).toBe(
      "operating_expenses",
    );
  });

  test("is the tail for adjustments of any code, and none outside of every section", () => {
    expect(sectionOfAccount(yardiChart, "adjustments", null)?.role).toBe("adjustments");
    expect(sectionOfAccount(yardiChart, "balance_sheet", null)).toBeNull();
    expect(sectionOfAccount(yardiChart, "balance_sheet", accountNumber("1150-0000"))).toBeNull();
    expect(sectionOfAccount(yardiChart, "income_statement", accountNumber("0305-0000"))).toBeNull();
  });
});

describe("a code", () => {
  test("is four digits and four digits", () => {
    expect(accountNumber("0122-0001")).toEqual({ stem: 122, suffix: 1 });
    for (const code of ["0122", "0122-000", "00122-0000", "0122-00000", "x0122-0000", null]) {
      expect(accountNumber(code)).toBeNull();
    }
  });
});

test("every account and total of a sample print has a role", () => {
  for (const name of ["balance 2024-02", "month 2024-02"] as const) {
    for (const { kind, code, name: label } of sound.document(name).rows) {
      if (kind === "line") expect(rolesOf(code, label).length, `${code} ${label}`).toBeGreaterThan(1);
      if (kind === "subtotal") expect(totalRole(yardiChart, { code, name: label }), label).not.toBeNull();
    }
  }
});

test("every role lives in one part of a print, the adjustments beside the balances they are of", () => {
  const roles = rolesOfChart(yardiChart);
  expect(roles.get("trade_payable")).toBe("balance_sheet");
  expect(roles.get("adjustment_trade_payable")).toBe("adjustments");
  expect(roles.get("base_rent")).toBe("income_statement");
  expect(roles.get("adjustment_base_rent")).toBeUndefined();
  expect(roles.get("escrows")).toBe("balance_sheet");
  expect(roles.get("adjustments")).toBe("adjustments");
});
