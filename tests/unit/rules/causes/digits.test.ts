import fc from "fast-check";
import { expect, test } from "vitest";
import { alteration } from "@/lib/rules/causes/digits";

const amounts = fc.bigInt({ min: 1n, max: 99_999_999_99n });
const signed = fc.tuple(amounts, fc.boolean()).map(([amount, isNegative]) => (isNegative ? -amount : amount));

/** The amount with its digits changed, its sign kept. */
function withDigits(amount: bigint, change: (digits: string[]) => string[]): bigint {
  const digits = (amount < 0n ? -amount : amount).toString().split("");
  const changed = BigInt(change(digits).join(""));
  return amount < 0n ? -changed : changed;
}

test("the opposite amount is a sign", () => {
  fc.assert(
    fc.property(signed, (amount) => {
      expect(alteration(-amount, amount)).toBe("sign");
    }),
  );
});

test("one other digit is a digit, in the first place too", () => {
  fc.assert(
    fc.property(signed, fc.nat(), fc.integer({ min: 1, max: 9 }), (amount, at, step) => {
      const printed = withDigits(amount, (digits) => {
        const place = at % digits.length;
        return digits.map((digit, index) => (index === place ? `${(Number(digit) + step) % 10}` : digit));
      });
      // A lone digit that became 0 has no sign left to agree with.
      if (printed !== 0n || amount > 0n) expect(alteration(printed, amount)).toBe("digit");
    }),
  );
});

test("two neighbours that changed places are a transposition", () => {
  fc.assert(
    fc.property(signed, fc.nat(), (amount, at) => {
      const digits = amount.toString().replace("-", "");
      const place = at % Math.max(1, digits.length - 1);
      if (digits[place] === digits[place + 1] || digits.length < 2) return;
      const printed = withDigits(amount, (each) => {
        const [first = "", second = ""] = each.slice(place, place + 2);
        return [...each.slice(0, place), second, first, ...each.slice(place + 2)];
      });
      expect(alteration(printed, amount)).toBe("transposition");
    }),
  );
});

test("it works both ways", () => {
  fc.assert(
    fc.property(signed, signed, (a, b) => {
      expect(alteration(a, b)).toBe(alteration(b, a));
    }),
  );
});

test.each<[string, bigint, bigint]>([
  ["the same amount", 1234n, 1234n],
  ["two digits that are not each other's", 1234n, 1256n],
  ["two digits apart that changed places", 1234n, 3214n],
  ["a changed digit besides another sign", 1234n, -1235n],
  ["three digits turned round", 1234n, 2314n],
  ["neighbours that both changed", 1234n, 1324n + 1n],
])("%s is no typing error", (_, printed, truth) => {
  expect(alteration(printed, truth)).toBeNull();
});

test("a digit lost or gained in front counts as one digit", () => {
  expect(alteration(234n, 1234n)).toBe("digit");
  expect(alteration(90n, 9n)).toBe("transposition");
});
