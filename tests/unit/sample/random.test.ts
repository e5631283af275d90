import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "@/lib/sample/random";

test("the same seed gives the same choices, on every machine", () => {
  const random = createRandom(42);
  const drawn = Array.from({ length: 6 }, () => random.int(0, 999));
  expect(drawn).toEqual(
    Array.from(
      { length: 6 },
      (
        (again) => () =>
          again.int(0, 999)
      )(createRandom(42)),
    ),
  );
  expect(drawn).toMatchInlineSnapshot(`
    [
      282,
      260,
      208,
      273,
      262,
      314,
    ]
  `);
});

test("integers stay within their bounds, both of which occur", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: 0, max: 4 }),
      (seed, min, span) => {
        const random = createRandom(seed);
        const drawn = new Set(Array.from({ length: 200 }, () => random.int(min, min + span)));
        expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: span + 1 }, (_, i) => min + i));
      },
    ),
    { numRuns: 50 },
  );
});

test("a fork does not depend on what was drawn before it", () => {
  const [fresh, used] = [createRandom(7), createRandom(7)];
  used.int(1, 6);
  expect(used.fork("rent").int(0, 1e9)).toBe(fresh.fork("rent").int(0, 1e9));
  expect(fresh.fork("rent").int(0, 1e9)).not.toBe(fresh.fork("tax").int(0, 1e9));
});

test("shuffling keeps every item", () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer()), (seed, items) => {
      const shuffled = createRandom(seed).shuffle(items);
      expect([...shuffled].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
    }),
  );
});

test("there is nothing to pick from an empty list", () => {
  expect(() => createRandom(1).pick([])).toThrow(RangeError);
  expect(() => createRandom(1).int(2, 1)).toThrow(RangeError);
});
