import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPieces } from "@/lib/report/json-pieces";

test("the pieces together are what JSON.stringify gives, on one line", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()))), (value) => {
      expect([...jsonPieces(value)].join("")).toBe(`${JSON.stringify(value)}\n`);
    }),
  );
});

test("a member without a value is left out, as JSON.stringify does", () => {
  expect([...jsonPieces({ a: undefined, b: [undefined], c: 1 })].join("")).toBe('{"b":[null],"c":1}\n');
});

test("no piece holds more than a few lines of a long list", () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => ({ index, text: "x".repeat(100) }));
  const lengths = [...jsonPieces({ lines })].map((piece) => piece.length);
  expect(lengths.length).toBeGreaterThan(5);
  expect(Math.max(...lengths)).toBeLessThan(70_000);
});
