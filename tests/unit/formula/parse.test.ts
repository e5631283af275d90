import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Formula, formulaHash } from "@/lib/formula/formula";
import { MAX_FORMULA_LENGTH } from "@/lib/formula/limits";
import { formulaOf, parseFormula } from "@/lib/formula/parse";
import { printFormula } from "@/lib/formula/print";
import { formulas } from "./formulas";

const cash: Formula = { kind: "role", role: "cash" };
const noi: Formula = { kind: "role", role: "noi" };
const rent: Formula = { kind: "role", role: "rent" };

function errorOf(text: string): { position: number; message: string } | null {
  const parsed = parseFormula(text);
  return parsed.ok ? null : (parsed.errors[0] ?? null);
}

test("what is printed parses to the same tree", () => {
  fc.assert(
    fc.property(formulas, (formula) => {
      expect(parseFormula(printFormula(formula))).toEqual({ ok: true, formula });
    }),
    { numRuns: 500 },
  );
});

test("what parses prints to one settled text", () => {
  fc.assert(
    fc.property(
      formulas,
      (formula) => printFormula(formulaOf(printFormula(formula))) === printFormula(formula),
    ),
  );
});

describe("text and tree", () => {
  test.each<[string, Formula]>([
    ["cash", cash],
    ["cash + noi + rent", { kind: "add", left: { kind: "add", left: cash, right: noi }, right: rent }],
    [
      "cash - noi - rent",
      { kind: "subtract", left: { kind: "subtract", left: cash, right: noi }, right: rent },
    ],
    [
      "cash - (noi - rent)",
      { kind: "subtract", left: cash, right: { kind: "subtract", left: noi, right: rent } },
    ],
    ["cash + noi * rent", { kind: "add", left: cash, right: { kind: "multiply", left: noi, right: rent } }],
    ["(cash + noi) / rent", { kind: "divide", left: { kind: "add", left: cash, right: noi }, right: rent }],
    ["-cash * noi", { kind: "multiply", left: { kind: "negate", operand: cash }, right: noi }],
    ["cash - (-noi)", { kind: "subtract", left: cash, right: { kind: "negate", operand: noi } }],
    ["-(-cash)", { kind: "negate", operand: { kind: "negate", operand: cash } }],
    ["sum(0102..0498)", { kind: "range", from: "0102", to: "0498" }],
    ['sum("A 1".."A 9")', { kind: "range", from: "A 1", to: "A 9" }],
    ['account("2585-0000")', { kind: "account", code: "2585-0000" }],
    [
      "round(noi / months, 2)",
      { kind: "round", operand: { kind: "divide", left: noi, right: { kind: "months" } }, decimals: 2 },
    ],
    ["max(cash, 0)", { kind: "max", operands: [cash, { kind: "number", value: "0" }] }],
    [
      "change(cash) = ytd(noi)",
      {
        kind: "compare",
        operator: "=",
        left: { kind: "change", operand: cash },
        right: { kind: "ytd", operand: noi },
      },
    ],
  ])("%s", (text, formula) => {
    expect(parseFormula(text)).toEqual({ ok: true, formula });
    expect(printFormula(formula)).toBe(text);
  });

  test.each([
    ["  cash+noi ", "cash + noi"],
    ["cash × noi ÷ rent", "cash * noi / rent"],
    ["cash − noi ≥ 0", "cash - noi >= 0"],
    ["cash <> noi", "cash != noi"],
    ["cash == noi", "cash = noi"],
    ["((cash)) = (noi)", "cash = noi"],
    ["(cash + noi) + rent", "cash + noi + rent"],
    ["cash - -noi", "cash - (-noi)"],
    ["cash > 1000.50", "cash > 1000.5"],
    ["cash > 00.50", "cash > 0.5"],
    ["sum( 0102 .. 0498 )", "sum(0102..0498)"],
    ['sum("0102".."0498")', "sum(0102..0498)"],
    ["max(cash,noi)", "max(cash, noi)"],
    ["sum(4000-0000..4989-9999)", "sum(4000-0000..4989-9999)"],
  ])("%s is typed for %s", (typed, settled) => {
    expect(printFormula(formulaOf(typed))).toBe(settled);
    expect(formulaHash(formulaOf(typed))).toBe(formulaHash(formulaOf(settled)));
  });
});

describe("a mistake is pointed at and explained", () => {
  test.each<[string, number, RegExp]>([
    ["", 0, /Write a formula/],
    ["cash +", 6, /stops too early/],
    ["cash noi", 5, /before noi/],
    ["+ cash", 0, /missing before \+/],
    ["cash = noi = rent", 11, /one comparison/],
    ["(cash = noi)", 6, /not inside parentheses/],
    ["max(cash > noi, 1)", 9, /not inside parentheses/],
    ["(cash", 0, /never closed/],
    ["cash)", 4, /no opening parenthesis/],
    ["abs(cash, noi)", 8, /Only one value/],
    ["cash > 1,000.00", 7, /Write 1000\.00 instead/],
    ["max(1,000)", 4, /put a space/],
    ["cash > 5%", 7, /5 \/ 100/],
    ["cash > $5", 7, /currency/],
    ["cash & noi", 5, /& has no meaning/],
    ["2585-0000 = 0", 0, /account\("2585-0000"\)/],
    ["0102 = 0", 0, /looks like an account code/],
    ["Cash = 0", 0, /lower case.*cash/],
    ["sum()", 4, /a role or a range/],
    ["sum(cash + noi)", 9, /one role or one range/],
    ["sum(0102)", 4, /looks like an account code/],
    ['sum("0102")', 4, /two codes/],
    ["0102..0498", 0, /inside sum/],
    ['"2585-0000" = 0', 0, /account\("2585-0000"\)/],
    ["account(2585)", 8, /in quotes/],
    ['account("', 8, /never closed/],
    ['account("")', 8, /1 to 40/],
    ["prior", 0, /needs parentheses/],
    ["average(cash)", 0, /no function average/],
    ["months(cash)", 0, /no function months/],
    ["round(cash)", 10, /decimals/],
    ["round(cash, 2.5)", 12, /decimals/],
    ["round(cash, 13)", 12, /decimals/],
    ["--cash", 1, /Two minus signs/],
    ["12345678901234567 = cash", 0, /16 digits/],
    ["cash > 0.1234567890123", 7, /12 decimals/],
    [`${"(".repeat(30)}cash`, 20, /20 deep/],
  ])("%s", (text, position, message) => {
    const error = errorOf(text);
    expect(error?.message).toMatch(message);
    expect(error?.position).toBe(position);
  });

  test("length and number of parts are bounded", () => {
    expect(errorOf(`cash${" + cash".repeat(150)}`)).toEqual({
      position: 700,
      message: "A formula has at most 200 parts.",
    });
    expect(errorOf("cash ".repeat(500))).toMatchObject({ position: MAX_FORMULA_LENGTH });
    expect(parseFormula(`cash${" + cash".repeat(99)}`).ok).toBe(true);
  });

  test("every unreadable character is listed, not only the first", () => {
    const parsed = parseFormula("cash & noi ; Rent");
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.position)).toEqual([5, 11, 13]);
  });
});

test("no text makes it throw, and errors point into the text", () => {
  const pieces = fc.constantFrom(
    ...'()+-*/,.=<>"$%&'.split(""),
    "cash",
    "sum",
    "prior",
    "months",
    "0102",
    "..",
    "1,000",
    " ",
    "2585-0000",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const parsed = parseFormula(typed);
      if (parsed.ok) {
        expect(parseFormula(printFormula(parsed.formula))).toEqual(parsed);
        return;
      }
      expect(parsed.errors.length).toBeGreaterThan(0);
      for (const error of parsed.errors) {
        expect(error.position).toBeGreaterThanOrEqual(0);
        expect(error.position).toBeLessThanOrEqual(typed.length);
      }
    }),
    { numRuns: 1000 },
  );
});
