import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Formula } from "@/lib/formula/formula";
import { nearestName } from "@/lib/formula/nearest-name";
import { formulaOf } from "@/lib/formula/parse";
import { type CheckOptions, checkFormula } from "@/lib/formula/type-check";
import { formulas } from "./formulas";

const ROLES = ["cash", "mortgage_principal", "total_assets", "total_liabilities", "noi", "tenant_receivable"];

function messages(text: string, options?: CheckOptions): string[] {
  return checkFormula(formulaOf(text), ROLES, options).map(({ message }) => message);
}

test.each([
  "sum(cash) = total_assets",
  "change(sum(cash)) >= -0.05",
  'account("2585-0000") = 0',
  "period(noi) / 12",
  "prior(ytd(noi)) - ytd(noi)",
  "sum(0102..0498) = prior(total_assets)",
])("%s can be evaluated", (text) => {
  expect(messages(text)).toEqual([]);
});

describe("what cannot mean anything is explained", () => {
  test.each<[string, RegExp]>([
    ["total_asets = 1", /no role total_asets\. Did you mean total_assets\?/],
    ["sum(mortgage_principle) = 1", /Did you mean mortgage_principal\?/],
    ["depreciation = 1", /^There is no role depreciation\.$/],
    ["prior(prior(noi)) = 1", /one period back/],
    ["change(prior(noi)) = 1", /one period back/],
    ["prior(abs(noi - change(noi))) = 1", /one period back/],
    ["ytd(-abs(period(noi))) = 1", /period\( \) inside ytd\( \)/],
    ["ytd(period(noi)) = 1", /period\( \) inside ytd\( \)/],
    ["1 + 1 = 2", /no printed figure/],
    ["months = 12", /no printed figure/],
    ["cash = cash", /Both sides are the same/],
    ["cash / 0 = 1", /divides by zero/],
    ["sum(0498..0102) = cash", /backwards: write 0102\.\.0498/],
  ])("%s", (text, message) => {
    expect(messages(text)).toEqual([expect.stringMatching(message)]);
  });

  test("a rule compares and a metric does not", () => {
    expect(messages("noi", { expects: "comparison" })).toEqual([expect.stringMatching(/compares two sides/)]);
    expect(messages("noi = 1", { expects: "value" })).toEqual([
      expect.stringMatching(/without a comparison/),
    ]);
    expect(messages("noi = 1", { expects: "comparison" })).toEqual([]);
    expect(messages("noi", { expects: "value" })).toEqual([]);
  });

  test("the wrong part is named", () => {
    expect(checkFormula(formulaOf("sum(cash) + sum(csah) = noi"), ROLES)).toEqual([
      { text: "sum(csah)", message: "There is no role csah. Did you mean cash?" },
    ]);
  });
});

describe("a stored tree that no text can say is refused too", () => {
  const cash: Formula = { kind: "role", role: "cash" };
  const compared: Formula = {
    kind: "compare",
    operator: "=",
    left: cash,
    right: { kind: "number", value: "1" },
  };
  test.each<[string, Formula, RegExp]>([
    ["a comparison inside arithmetic", { kind: "add", left: compared, right: cash }, /stands at the top/],
    [
      "a comparison of comparisons",
      { kind: "compare", operator: "=", left: compared, right: cash },
      /stands at the top/,
    ],
    [
      "a number that is none",
      { kind: "add", left: cash, right: { kind: "number", value: "1,000" } },
      /shortest form/,
    ],
    [
      "a negative literal",
      { kind: "add", left: cash, right: { kind: "number", value: "-1" } },
      /shortest form/,
    ],
    ["too many decimals", { kind: "round", operand: cash, decimals: 40 }, /0 to 12 decimals/],
    [
      "nothing to choose from",
      { kind: "add", left: cash, right: { kind: "min", operands: [] } },
      /at least one/,
    ],
    ["a quote in a code", { kind: "account", code: 'a"b' }, /plain characters/],
    [
      "a reserved name as a role",
      { kind: "add", left: cash, right: { kind: "role", role: "prior" } },
      /cannot be the name/,
    ],
    [
      "a thousand parts",
      Array.from({ length: 1000 }).reduce<Formula>((left) => ({ kind: "add", left, right: cash }), cash),
      /at most 200/,
    ],
  ])("%s", (_, formula, message) => {
    expect(checkFormula(formula, ROLES).map((problem) => problem.message)).toContainEqual(
      expect.stringMatching(message),
    );
  });
});

test("no formula makes it throw", () => {
  fc.assert(fc.property(formulas, (formula) => Array.isArray(checkFormula(formula, ROLES))));
});

test("the nearest name is the one with the fewest typing mistakes, and none when all are far", () => {
  expect(nearestName("tenant_recievable", ROLES)).toBe("tenant_receivable");
  expect(nearestName("cahs", ROLES)).toBe("cash");
  expect(nearestName("total_assts", ROLES)).toBe("total_assets");
  expect(nearestName("case", ["cave", "care"])).toBe("care");
  expect(nearestName("xyz", ROLES)).toBeNull();
  expect(nearestName("noi", [])).toBeNull();
});
