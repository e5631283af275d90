import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalCents } from "@/lib/money/cents";
import {
  absolute,
  add,
  canonicalRatio,
  compareRatios,
  divide,
  formatRatio,
  largest,
  multiply,
  negate,
  parseRatio,
  ratio,
  ratioFromCents,
  rounded,
  roundHalfEven,
  smallest,
  subtract,
} from "@/lib/money/ratio";

const ZERO = ratio(0n);
const ONE = ratio(1n);
const integer = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const ratios = fc.tuple(integer, fc.bigInt({ min: 1n, max: 10n ** 6n })).map(([n, d]) => ratio(n, d));

describe("ratios are a field", () => {
  test("addition and multiplication commute and associate", () => {
    fc.assert(
      fc.property(ratios, ratios, ratios, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
      }),
    );
  });

  test("multiplication distributes over addition", () => {
    fc.assert(
      fc.property(ratios, ratios, ratios, (a, b, c) => {
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      }),
    );
  });

  test("zero, one, negatives and inverses do what they must", () => {
    fc.assert(
      fc.property(ratios, ratios, (a, b) => {
        expect(add(a, ZERO)).toEqual(a);
        expect(multiply(a, ONE)).toEqual(a);
        expect(add(a, negate(a))).toEqual(ZERO);
        expect(subtract(a, b)).toEqual(negate(subtract(b, a)));
        const quotient = divide(a, b);
        if (b.numerator === 0n) expect(quotient).toBeNull();
        else expect(quotient && multiply(quotient, b)).toEqual(a);
      }),
    );
  });
});

test("a ratio is in lowest terms over a positive denominator", () => {
  expect(ratio(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
  expect(ratio(0n, -7n)).toEqual(ZERO);
  expect(() => ratio(1n, 0n)).toThrow(RangeError);
});

test("order agrees with the sign of the difference", () => {
  fc.assert(
    fc.property(ratios, ratios, (a, b) => {
      const sign = subtract(a, b).numerator;
      expect(compareRatios(a, b)).toBe(sign < 0n ? -1 : sign > 0n ? 1 : 0);
      expect(compareRatios(smallest(a, b), largest(a, b))).not.toBe(1);
      expect(add(smallest(a, b), largest(a, b))).toEqual(add(a, b));
      expect(compareRatios(absolute(a), ZERO)).not.toBe(-1);
    }),
  );
});

describe("rounding", () => {
  test.each([
    ["0.125", 2, 12n],
    ["0.135", 2, 14n],
    ["-0.125", 2, -12n],
    ["-0.135", 2, -14n],
    ["0.1250000001", 2, 13n],
    ["2.5", 0, 2n],
    ["3.5", 0, 4n],
    ["1/3", 4, 3333n],
    ["-2/3", 4, -6667n],
    ["-0.004", 2, 0n],
  ])("%s to %i decimals is %s units", (text, decimals, units) => {
    expect(roundHalfEven(parseRatio(text) ?? ZERO, decimals)).toBe(units);
  });

  test("is never off by more than half a unit, and by half only to an even one", () => {
    fc.assert(
      fc.property(ratios, fc.integer({ min: 0, max: 6 }), (a, decimals) => {
        const units = roundHalfEven(a, decimals);
        const scale = ratio(10n ** BigInt(decimals));
        const twiceError = multiply(ratio(2n), absolute(subtract(multiply(a, scale), ratio(units))));
        const order = compareRatios(twiceError, ONE);
        expect(order).not.toBe(1);
        if (order === 0) expect(units % 2n).toBe(0n);
      }),
    );
  });

  test("halves fall to the even unit on both sides", () => {
    fc.assert(
      fc.property(integer, (n) => {
        expect(roundHalfEven(ratio(2n * n + 1n, 2n), 0) % 2n).toBe(0n);
      }),
    );
  });

  test("leaves what is already round", () => {
    fc.assert(
      fc.property(integer, (cents) => {
        expect(rounded(ratioFromCents(cents), 2)).toEqual(ratioFromCents(cents));
      }),
    );
  });
});

describe("text", () => {
  test.each([
    [ratio(5n, 4n), "1.25"],
    [ratio(-1n, 2n), "-0.5"],
    [ratio(300n, 100n), "3"],
    [ratio(0n), "0"],
    [ratio(1n, 3n), "1/3"],
    [ratio(-22n, 7n), "-22/7"],
    [ratio(1n, 10n ** 12n), "0.000000000001"],
    [ratio(1n, 10n ** 13n), "1/10000000000000"],
    [ratio(1n, 4096n), "0.000244140625"],
    [ratio(1n, 8192n), "1/8192"],
  ])("%o is %s", (value, text) => {
    expect(canonicalRatio(value)).toBe(text);
  });

  test("canonical text reads back to the same ratio", () => {
    fc.assert(
      fc.property(ratios, (a) => {
        expect(parseRatio(canonicalRatio(a))).toEqual(a);
      }),
    );
  });

  test("canonical cents read as the amount they are", () => {
    fc.assert(
      fc.property(integer, (cents) => {
        expect(parseRatio(canonicalCents(cents))).toEqual(ratioFromCents(cents));
      }),
    );
  });

  test.each(["", "-", "1.", ".5", "1,000", "1e3", "1/0", "1/-3", "+1", " 1", "1/2/3", "0x1"])(
    "%j is no ratio",
    (text) => {
      expect(parseRatio(text)).toBeNull();
    },
  );

  test("people see rounded decimals and grouped thousands", () => {
    expect(formatRatio(ratio(1234567891n, 1000n), 2)).toBe("1,234,567.89");
    expect(formatRatio(ratio(-1234n), 0)).toBe("-1,234");
    expect(formatRatio(ratio(-1n, 1000n), 2)).toBe("0.00");
    expect(formatRatio(ratio(1n, 8n), 2)).toBe("0.12");
  });
});
