import fc from "fast-check";
import { expect, test } from "vitest";
import { copiedFigure, figureText } from "@/components/table/figure-text";

test.each([
  ["1234567.5", "money", "1,234,567.50", null],
  ["-2450", "money", "(2,450.00)", "minus 2,450.00"],
  ["0", "money", "0.00", null],
  ["-0.004", "money", "0.00", null],
  ["1/3", "money", "0.33", null],
  ["0.125", "money", "0.12", null],
  ["-0.135", "money", "(0.14)", "minus 0.14"],
  ["99.44", "percent", "99.4%", null],
  ["-12.25", "percent", "(12.2%)", "minus 12.2%"],
  ["1.625", "ratio", "1.62×", null],
  ["1000", "count", "1,000", null],
  ["999", "count", "999", null],
] as const)("%s as %s reads %s", (value, unit, shown, said) => {
  expect(figureText(value, unit)).toMatchObject({ shown, said });
});

test.each(["", "n/a", "1,000.00", "--1", "1/0"])("%j is no number", (text) => {
  expect(figureText(text, "money")).toBeNull();
});

test("what is copied is the number that is shown, without its dress", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (cents) => {
      const sign = cents < 0n ? "-" : "";
      const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
      const canonical = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      const text = figureText(canonical, "money");
      expect(text?.copied).toBe(canonical);
      expect(text?.shown.replaceAll(",", "").replace(/^\((.*)\)$/, "-$1")).toBe(canonical);
    }),
  );
});

test("a spreadsheet is given decimals: a fraction would become a day in it", () => {
  expect([copiedFigure("1/3", "ratio"), copiedFigure("-2450", "money"), copiedFigure(null, "ratio")]).toEqual(
    ["0.33", "-2450.00", null],
  );
});
