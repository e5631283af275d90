import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/formula/evaluate";
import { formulaOf } from "@/lib/formula/parse";
import { renderTrace, traceValueText } from "@/lib/formula/render";
import { renderTraceTree } from "@/lib/formula/render-tree";
import type { Trace } from "@/lib/formula/trace";
import { SMALL_SHEET, testFacts } from "./facts";
import { formulas } from "./formulas";

const facts = testFacts(SMALL_SHEET);

function traceOf(text: string): Trace {
  return evaluate(formulaOf(text), facts, { toleranceCents: 5n });
}

describe("one line, numbers in place", () => {
  test.each([
    [
      "sum(cash) = total_current_assets",
      "sum(cash) 150.25 = total_current_assets 175.25 (difference -25.00, tolerance 0.05)",
    ],
    [
      "sum(cash) + tenant_receivable = total_current_assets",
      "sum(cash) 150.25 + tenant_receivable 25.00 → 175.25 = total_current_assets 175.25 (difference 0.00, tolerance 0.05)",
    ],
    ["period(noi) / months", "period(noi) 100.00 / months 1 → 100.00"],
    [
      "period(noi) / period(total_income) >= 0.5",
      "period(noi) 100.00 / period(total_income) 300.00 → 0.3333 >= 0.5 (difference -0.1667)",
    ],
    ["change(mortgage)", "change(mortgage) -100.00 (mortgage 800.00 - prior(mortgage) 900.00)"],
    ["prior(mortgage + sum(cash))", "prior(mortgage 900.00 + sum(cash) 100.00) 1,000.00"],
    ["prior(mortgage)", "prior(mortgage) 900.00"],
    ["-(mortgage - 1)", "-(mortgage 800.00 - 1) → -799.00"],
    ["mortgage >= -5", "mortgage 800.00 >= -5 (difference 805.00, tolerance 0.05)"],
    ["mortgage - (-tenant_receivable)", "mortgage 800.00 - (-tenant_receivable 25.00) → 825.00"],
    ["(mortgage + 1) * 2", "(mortgage 800.00 + 1) * 2 → 1,602.00"],
    ["round(mortgage / 3, 2)", "round(mortgage 800.00 / 3, 2) 266.67"],
    ["max(mortgage, tenant_receivable)", "max(mortgage 800.00, tenant_receivable 25.00) 800.00"],
    ["abs(-mortgage)", "abs(-mortgage 800.00) 800.00"],
    ["sum(absent_role) = 0", "sum(absent_role) 0.00 (no line printed) = 0 (difference 0.00, tolerance 0.05)"],
    ["unknown_role = 0", "unknown_role ? = 0 (missing: unknown_role (balance))"],
    [
      "unknown_role + unknown_role <= mortgage / 0",
      "unknown_role ? + unknown_role ? → ? <= mortgage 800.00 / 0 → ? (missing: unknown_role (balance); 0 is zero)",
    ],
  ])("%s", (text, rendered) => {
    expect(renderTrace(traceOf(text))).toBe(rendered);
  });

  test("deeper levels fold to their result", () => {
    const trace = traceOf("max((mortgage - 1) * 2, 5) - tenant_receivable = 0");
    const tail = "→ 1,573.00 = 0 (difference 1,573.00, tolerance 0.05)";
    expect(renderTrace(trace, { depth: 1 })).toBe(
      "(max((mortgage - 1) * 2, 5) - tenant_receivable) 1,573.00 = 0 (difference 1,573.00, tolerance 0.05)",
    );
    expect(renderTrace(trace)).toBe(`max((mortgage - 1) * 2, 5) 1,598.00 - tenant_receivable 25.00 ${tail}`);
    expect(renderTrace(trace, { depth: 9 })).toBe(
      `max((mortgage 800.00 - 1) * 2, 5) 1,598.00 - tenant_receivable 25.00 ${tail}`,
    );
  });

  test("a chain of sums is one level", () => {
    expect(renderTrace(traceOf("mortgage + 1 + 2 + 3 + 4 - 5"), { depth: 1 })).toBe(
      "mortgage 800.00 + 1 + 2 + 3 + 4 - 5 → 805.00",
    );
  });
});

test("the tree names the page of every figure", () => {
  expect(
    renderTraceTree(traceOf("sum(cash) + sum(absent_role) = total_current_assets + unknown_role"), {
      depth: 3,
    }),
  ).toBe(
    [
      "sum(cash) + sum(absent_role) = total_current_assets + unknown_role ?",
      "  sum(cash) + sum(absent_role) 150.25",
      "    sum(cash) 150.25",
      "      0110 Operating cash 100.00 (page 1)",
      "      0120 Reserve cash 50.25 (page 2)",
      "    sum(absent_role) 0.00 (no line printed)",
      "  total_current_assets + unknown_role ?",
      "    total_current_assets 175.25 (page 2)",
      "    unknown_role ? (missing: unknown_role (balance))",
    ].join("\n"),
  );
});

test("the tree says how a comparison ended, and in which document its figures are", () => {
  const documentName = (sha256: string) => (sha256.startsWith("ab") ? "sheet.pdf" : null);
  expect(renderTraceTree(traceOf("sum(cash) = total_current_assets"), { depth: 1, documentName })).toBe(
    [
      "sum(cash) = total_current_assets: does not hold, difference -25.00",
      "  sum(cash) 150.25",
      "  total_current_assets 175.25 (sheet.pdf:2)",
    ].join("\n"),
  );
});

test("a stored trace renders as it did", () => {
  fc.assert(
    fc.property(formulas, fc.integer({ min: 0, max: 5 }), (formula, depth) => {
      const trace = evaluate(formula, facts, { toleranceCents: 5n });
      const stored = JSON.parse(JSON.stringify(trace)) as Trace;
      expect(renderTrace(stored, { depth })).toBe(renderTrace(trace, { depth }));
      expect(renderTraceTree(stored, { depth })).toBe(renderTraceTree(trace, { depth }));
    }),
  );
});

test.each<[Pick<Trace, "value" | "unit">, string]>([
  [{ value: "1200", unit: "number" }, "1,200"],
  [{ value: "1/3", unit: "number" }, "0.3333"],
  [{ value: "1200.5", unit: "number" }, "1,200.5"],
  [{ value: "100/3", unit: "money" }, "33.33"],
  [{ value: "-0.001", unit: "money" }, "0.00"],
  [{ value: null, unit: "money" }, "?"],
  [{ value: true, unit: "truth" }, "holds"],
])("%j reads %s", (trace, text) => {
  expect(traceValueText(trace)).toBe(text);
});
