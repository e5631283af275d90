import fc from "fast-check";
import type { Formula } from "@/lib/formula/formula";
import { RESERVED_NAMES } from "@/lib/formula/vocabulary";

const role = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/).filter((name) => !RESERVED_NAMES.includes(name));
const bareCode = fc.stringMatching(/^\d{3,4}(-\d{4})?$/);
const code = fc.oneof(bareCode, fc.stringMatching(/^[!#-~]([ !#-~]{0,10}[!#-~])?$/));
const number = fc.stringMatching(/^(0|[1-9]\d{0,8})(\.\d{0,5}[1-9])?$/);

const leaf: fc.Arbitrary<Formula> = fc.oneof(
  number.map((value): Formula => ({ kind: "number", value })),
  fc.constant<Formula>({ kind: "months" }),
  role.map((name): Formula => ({ kind: "role", role: name })),
  role.map((name): Formula => ({ kind: "sum", role: name })),
  code.map((text): Formula => ({ kind: "account", code: text })),
  fc.tuple(code, code).map(([from, to]): Formula => ({ kind: "range", from, to })),
);

const { value } = fc.letrec<{ value: Formula }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small", withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constantFrom("negate", "abs", "prior", "change", "balance", "period", "ytd"),
      operand: tie("value"),
    }),
    fc.record({
      kind: fc.constant("round" as const),
      operand: tie("value"),
      decimals: fc.integer({ min: 0, max: 12 }),
    }),
    fc.record({
      kind: fc.constantFrom("min", "max"),
      operands: fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constantFrom("add", "subtract", "multiply", "divide"),
      left: tie("value"),
      right: tie("value"),
    }),
  ),
}));

/** Formulas without a comparison. */
export const values: fc.Arbitrary<Formula> = value;

export const formulas: fc.Arbitrary<Formula> = fc.oneof(
  values,
  fc.record({
    kind: fc.constant("compare" as const),
    operator: fc.constantFrom("=", "!=", "<=", ">=", "<", ">"),
    left: values,
    right: values,
  }),
);

const { sum } = fc.letrec<{ sum: Formula }>((tie) => ({
  sum: fc.oneof(
    { maxDepth: 4, depthSize: "small", withCrossShrink: true },
    number.map((text): Formula => ({ kind: "number", value: text })),
    role.map((name): Formula => ({ kind: "role", role: name })),
    fc.record({ kind: fc.constant("negate" as const), operand: tie("sum") }),
    fc.record({
      kind: fc.constantFrom("add", "subtract", "multiply", "divide"),
      left: tie("sum"),
      right: tie("sum"),
    }),
  ),
}));

/** Numbers and roles under + − × ÷ and signs, nothing else. */
export const arithmetic: fc.Arbitrary<Formula> = sum;
