import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCents } from "@/lib/money/cents";
import { type NumeralStyle, parseNumeral } from "@/lib/money/numeral";
import { formatNumeral } from "./format-numeral";
import { NOT_NUMERALS, NUMERALS } from "./numerals";

const cents = fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n });
const style: fc.Arbitrary<NumeralStyle & { isPercent: boolean }> = fc.record({
  mark: fc.constantFrom(null, "minus", "trailing_minus", "parentheses", "CR", "DR"),
  hasCurrency: fc.boolean(),
  isGrouped: fc.boolean(),
  isPercent: fc.boolean(),
});

describe("a printed number is read for what it says", () => {
  test.each(NUMERALS)("%j", (text, expected) => {
    const defaults = { text, decimals: 2, isPercent: false, isDash: false, suffix: null };
    expect(parseNumeral(text)).toMatchObject({ ...defaults, ...expected });
  });
});

describe("other text is no number", () => {
  test.each(NOT_NUMERALS.map((text) => [text]))("%j", (text) => {
    expect(parseNumeral(text)).toBeNull();
  });
});

test("every amount reads back from every style it can be printed in", () => {
  fc.assert(
    fc.property(cents, style, (value, how) => {
      const numeral = parseNumeral(formatNumeral(value, how));
      expect(numeral).toMatchObject({ hundredths: value, decimals: 2, isPercent: how.isPercent });
      expect(numeral?.style.hasCurrency).toBe(how.hasCurrency);
    }),
  );
});

test("what we print for people is read back", () => {
  fc.assert(fc.property(cents, (value) => parseNumeral(formatCents(value))?.hundredths === value));
});

test("units and decimals give the hundredths", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.integer({ min: 0, max: 2 }),
      (whole, decimals) => {
        const fraction = decimals === 0 ? "" : `.${"7".repeat(decimals)}`;
        const numeral = parseNumeral(`${whole}${fraction}`);
        expect(numeral?.hundredths).toBe((numeral?.units ?? 0n) * 10n ** BigInt(2 - decimals));
      },
    ),
  );
});

test("changing one digit changes the value and leaves a number", () => {
  fc.assert(
    fc.property(cents, style, fc.nat(), fc.integer({ min: 1, max: 9 }), (value, how, at, by) => {
      const text = formatNumeral(value, how);
      const digits = [...text.matchAll(/\d/g)].map((match) => match.index);
      const index = digits[at % digits.length] ?? 0;
      const digit = (Number(text[index]) + by) % 10;
      const altered = text.slice(0, index) + digit + text.slice(index + 1);
      const numeral = parseNumeral(altered);
      expect(numeral).not.toBeNull();
      expect(numeral?.hundredths).not.toBe(value);
    }),
  );
});

test("no text at all makes it throw", () => {
  const nasty = fc.string({ unit: fc.constantFrom(..."0123456789.,-()$% CRDRcr−–\u00a0/:"), maxLength: 60 });
  fc.assert(fc.property(fc.oneof(fc.string(), nasty), (text) => void parseNumeral(text)));
});
