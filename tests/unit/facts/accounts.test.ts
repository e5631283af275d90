import { expect, test } from "vitest";
import { accountMovements } from "@/lib/facts/movements";
import { propertyFacts } from "@/lib/facts/property-facts";
import { yardiChart } from "@/lib/facts/yardi-chart";
import { sound } from "../rules/examples/example";
import { withCashBalances } from "../rules/examples/income-statement";

const [facts] = propertyFacts(sound.read(), yardiChart, 1);

test("a balance-sheet account is one the cash-flow tail may show, but for cash and the result", () => {
  const adjustments = facts?.accounts.get("adjustments");
  expect(adjustments?.get("2110-0000")?.roles).toContain("adjustment_trade_payable");
  expect(adjustments?.get("0510-0000")?.roles).toContain("adjustment_land");
  for (const code of ["0122-0000", "3910-0000", "3995-0000"]) {
    expect(adjustments?.has(code), code).toBe(false);
    expect(facts?.accounts.get("balance_sheet")?.has(code), code).toBe(true);
  }
});

test("what stands behind the cash flow is no account of the balance sheet", () => {
  const [property] = propertyFacts(withCashBalances(0n).read(), yardiChart, 1);
  for (const accounts of property?.accounts.values() ?? []) {
    expect([...accounts.keys()].filter((key) => /cash balance/i.test(key))).toEqual([]);
  }
});

test("every account of the balance sheets and the tail moves once, but for cash and the result", () => {
  const [opening, closing] = facts?.balanceSheets.slice(-2) ?? [];
  const income = facts?.incomeStatements.at(-1);
  if (!facts || !opening || !closing || !income) throw new RangeError("a statement is missing");
  const moved = accountMovements(facts, { opening, closing, income });
  const keys = moved.map(({ account }) => account.key);
  expect(keys).toEqual([...new Set(keys)].sort());
  const printed = [opening, closing].flatMap((sheet) => sheet.accountKeys("balance_sheet"));
  const expected = new Set([...printed, ...income.accountKeys("adjustments")]);
  for (const key of ["0122-0000", "0125-0000", "0130-0000", "3910-0000", "3995-0000"]) expected.delete(key);
  expect(keys).toEqual([...expected].sort());
  for (const { account, sign, expected: effect, printed: shown, isKnown } of moved) {
    expect([account.key, shown, isKnown]).toEqual([account.key, effect, true]);
    expect(sign).toBe(account.key < "2" ? 1n : -1n);
  }
});
