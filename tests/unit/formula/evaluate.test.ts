import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/formula/evaluate";
import type { FactSource } from "@/lib/formula/fact-source";
import type { Formula } from "@/lib/formula/formula";
import { formulaOf } from "@/lib/formula/parse";
import { type Trace, traceFigures } from "@/lib/formula/trace";
import { canonicalJson } from "@/lib/hash/canonical-json";
import { add, divide, multiply, negate, parseRatio, type Ratio, subtract } from "@/lib/money/ratio";
import { SMALL_SHEET, type TestLine, testFacts } from "./facts";
import { arithmetic, formulas } from "./formulas";

const facts = testFacts(SMALL_SHEET);

function traceOf(text: string, toleranceCents = 5n, source: FactSource = facts): Trace {
  return evaluate(formulaOf(text), source, { toleranceCents });
}

describe("a formula has the value its figures give", () => {
  test.each<[string, string | boolean]>([
    ["sum(cash)", "150.25"],
    ["sum(0110..0120)", "150.25"],
    ["sum(0101..0498)", "175.25"],
    ["total_current_assets", "175.25"],
    ['account("0305")', "25.00"],
    ["sum(cash) + tenant_receivable", "175.25"],
    ["sum(cash) - total_current_assets", "-25.00"],
    ["-mortgage", "-800.00"],
    ["abs(-mortgage)", "800.00"],
    ["prior(mortgage)", "900.00"],
    ["change(mortgage)", "-100.00"],
    ["change(sum(cash))", "50.25"],
    ["prior(sum(cash) + tenant_receivable)", "100.00"],
    ["period(total_income)", "300.00"],
    ["ytd(total_income - noi)", "590.00"],
    ["period(noi) / months", "100.00"],
    ["period(noi) / period(total_income)", "1/3"],
    ["round(period(noi) / period(total_income), 4)", "0.3333"],
    ["period(noi) / 3", "100/3"],
    ["mortgage / 1000", "0.80"],
    ["total_current_assets * 0.05", "8.7625"],
    ["min(sum(cash), tenant_receivable, 30)", "25.00"],
    ["max(tenant_receivable, 30)", "30.00"],
    ["months * 12", "12"],
    ["2 + 3 * 4 - 6 / 4", "12.5"],
    ["sum(absent_role)", "0.00"],
    ["absent_total + 1", "1.00"],
    ["sum(cash) + tenant_receivable = total_current_assets", true],
    ["mortgage < prior(mortgage)", true],
    ["sum(cash) = total_current_assets", false],
  ])("%s = %s", (text, value) => {
    expect(traceOf(text)).toMatchObject({ value, missing: [] });
  });

  test("the months are those of the window", () => {
    expect(traceOf("period(noi) / months", 5n, testFacts(SMALL_SHEET, 12)).value).toBe("25/3");
  });
});

describe("the trace leads down to the printed figures", () => {
  test("every figure used, in the order of the formula", () => {
    const trace = traceOf("sum(cash) + tenant_receivable = total_current_assets");
    expect(traceFigures(trace).map(({ code, value }) => [code, value])).toEqual([
      ["0110", "100.00"],
      ["0120", "50.25"],
      ["0305", "25.00"],
      ["0499", "175.25"],
    ]);
    expect(traceFigures(trace)[0]?.source).toMatchObject({
      page: 1,
      line: 0,
      column: "current_balance",
      text: "10000",
    });
  });

  test("a change shows both ends", () => {
    const trace = traceOf("change(mortgage)");
    expect(trace.children.map(({ text, value }) => [text, value])).toEqual([
      ["mortgage", "800.00"],
      ["prior(mortgage)", "900.00"],
    ]);
  });

  test("an amount that reads as zero because no line is printed says so", () => {
    const trace = traceOf("sum(absent_role) + sum(cash)");
    expect(trace.children.map(({ isAbsent, value }) => [isAbsent, value])).toEqual([
      [true, "0.00"],
      [false, "150.25"],
    ]);
  });

  test("labels are words, with the place in time", () => {
    const labels = (text: string) => traceOf(text).children.map(({ label }) => label);
    expect(labels("prior(sum(cash))")).toEqual(["lines of cash, one period back"]);
    expect(labels("ytd(total_income)")).toEqual(["total income, year to date"]);
    expect(traceOf('account("0305")').label).toBe("0305 Tenant receivable");
  });

  test("it is plain JSON, equal on every evaluation", () => {
    const text = "sum(cash) / months + change(mortgage) = total_current_assets";
    expect(JSON.parse(JSON.stringify(traceOf(text)))).toEqual(traceOf(text));
    expect(canonicalJson(traceOf(text))).toBe(canonicalJson(traceOf(` ${text.replaceAll(" ", "")}`)));
  });
});

describe("what is missing is never zero", () => {
  test.each<[string, string[]]>([
    ["sum(unknown_role) + sum(cash)", ["unknown_role (balance)"]],
    ["max(sum(cash), unknown_role)", ["unknown_role (balance)"]],
    ["sum(cash) = unknown_role", ["unknown_role (balance)"]],
    ["unknown_role - unknown_role * 2 = other_role", ["unknown_role (balance)", "other_role (balance)"]],
    ["unknown_role * 0", ["unknown_role (balance)"]],
    ["prior(noi)", ["noi (prior)"]],
    ["prior(prior(mortgage))", ["figures of two periods back"]],
    ["prior(change(mortgage))", ["figures of two periods back"]],
    ["change(prior(mortgage))", ["figures of two periods back"]],
    ["cash = 1", ["one figure for cash, of which 2 are printed"]],
    ["mortgage / (sum(cash) - 150.25)", ["sum(cash) - 150.25 is zero"]],
    ["mortgage / 0 = 1", ["0 is zero"]],
    ["1 / sum(absent_role)", ["sum(absent_role) is zero"]],
  ])("%s", (text, missing) => {
    expect(traceOf(text)).toMatchObject({ value: null, missing, comparison: null });
  });

  test("a window without whole months has no number of months", () => {
    expect(traceOf("sum(cash) / months", 5n, testFacts(SMALL_SHEET, null))).toMatchObject({
      value: null,
      missing: ["a window of whole months"],
    });
  });

  test("facts that answer with nothing, and no proof of absence, give nothing", () => {
    const empty: FactSource = { find: () => ({ known: true, figures: [], absent: false }), months: () => 1 };
    expect(traceOf("sum(cash)", 5n, empty)).toMatchObject({
      value: null,
      missing: ["a figure for lines of cash"],
    });
    expect(traceOf("noi", 5n, empty)).toMatchObject({ value: null, missing: ["a figure for noi"] });
  });

  test("a comparison inside arithmetic has no value, and says why", () => {
    const inside: Formula = { kind: "add", left: formulaOf("noi = 1"), right: formulaOf("mortgage") };
    expect(evaluate(inside, facts, { toleranceCents: 0n })).toMatchObject({
      value: null,
      missing: ["a number where noi = 1 stands"],
    });
  });

  test("any formula either has a value or says what is missing", () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const trace = evaluate(formula, facts, { toleranceCents: 5n });
        expect(trace.value === null).toBe(trace.missing.length > 0);
      }),
      { numRuns: 500 },
    );
  });
});

describe("comparisons", () => {
  const line = (left: bigint, right: bigint): TestLine[] => [
    { code: "1", roles: ["left"], balance: left },
    { code: "2", roles: ["right"], balance: right },
  ];
  const holds = (operator: string, left: bigint, right: bigint) =>
    traceOf(`left ${operator} right`, 5n, testFacts(line(left, right))).value;

  test.each<[string, number[]]>([
    ["=", [-5, -4, 0, 4, 5]],
    ["!=", [-1000, -6, 6, 1000]],
    ["<=", [-1000, -6, -5, -4, 0, 4, 5]],
    [">", [6, 1000]],
    [">=", [-5, -4, 0, 4, 5, 6, 1000]],
    ["<", [-1000, -6]],
  ])("%s with a tolerance of five cents holds for the differences %j", (operator, expected) => {
    const differences = [-1000, -6, -5, -4, 0, 4, 5, 6, 1000];
    expect(differences.filter((difference) => holds(operator, 10000n + BigInt(difference), 10000n))).toEqual(
      expected,
    );
  });

  test("a comparison and its opposite never agree", () => {
    const amount = fc.bigInt({ min: -20n, max: 20n });
    const opposites: [string, string][] = [
      ["=", "!="],
      ["<=", ">"],
      [">=", "<"],
    ];
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(...opposites), (left, right, [operator, opposite]) => {
        expect(holds(operator, left, right)).toBe(!holds(opposite, left, right));
      }),
    );
  });

  test("both sides, the difference and the tolerance are kept", () => {
    expect(traceOf("sum(cash) = total_current_assets").comparison).toEqual({
      operator: "=",
      left: "150.25",
      right: "175.25",
      difference: "-25.00",
      tolerance: "0.05",
    });
  });

  test("money is rounded once, half to even, when it is compared", () => {
    // 175.25 × 0.05 = 8.7625 → 8.76 against 8.71: five cents apart once rounded, 5.25 before.
    expect(traceOf("total_current_assets * 0.05 = 8.71").comparison).toMatchObject({
      left: "8.7625",
      difference: "0.05",
    });
    expect(traceOf("total_current_assets * 0.05 = 8.71").value).toBe(true);
    expect(traceOf("mortgage / 3 * 3 = 800", 0n).value).toBe(true);
    expect(traceOf("round(mortgage / 3, 2) * 3 = 800", 0n).value).toBe(false);
  });

  test("plain numbers are compared exactly, without the tolerance of money", () => {
    expect(traceOf("period(noi) / period(total_income) = 0.3333").value).toBe(false);
    expect(traceOf("mortgage / prior(mortgage) <= 0.88").comparison).toMatchObject({
      tolerance: "0",
      difference: "2/225",
    });
    expect(traceOf("mortgage / prior(mortgage) <= 0.89").value).toBe(true);
  });
});

/** The value by a second, naive way: no trace, no reasons; null for whatever is unknown. */
function naive(formula: Formula, lookUp: (role: string) => Ratio | null): Ratio | null {
  const both = (left: Formula, right: Formula, apply: (a: Ratio, b: Ratio) => Ratio | null) => {
    const [a, b] = [naive(left, lookUp), naive(right, lookUp)];
    return a && b && apply(a, b);
  };
  switch (formula.kind) {
    case "number":
      return parseRatio(formula.value);
    case "role":
      return lookUp(formula.role);
    case "negate": {
      const value = naive(formula.operand, lookUp);
      return value && negate(value);
    }
    case "add":
      return both(formula.left, formula.right, add);
    case "subtract":
      return both(formula.left, formula.right, subtract);
    case "multiply":
      return both(formula.left, formula.right, multiply);
    case "divide":
      return both(formula.left, formula.right, divide);
    default:
      return null;
  }
}

test("arithmetic agrees with a second way of computing it", () => {
  fc.assert(
    fc.property(arithmetic, fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), (formula, cents) => {
      const everyRole: FactSource = {
        find: (query) =>
          testFacts([
            { code: "1", roles: ["role" in query.selector ? query.selector.role : ""], balance: cents },
          ]).find(query),
        months: () => 1,
      };
      const { value } = evaluate(formula, everyRole, { toleranceCents: 0n });
      const expected = naive(formula, () => parseRatio(`${cents}/100`));
      expect(typeof value === "string" ? parseRatio(value) : null).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
