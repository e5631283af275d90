import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { decodeCursor, encodeCursor, pageOf, pageQuery } from "@/lib/http/cursor";

const position = z.tuple([z.iso.datetime(), z.uuid()]);
const rows = [1, 2, 3].map((n) => ({
  at: `2026-01-0${n}T00:00:00Z`,
  id: `01890000-0000-7000-8000-00000000000${n}`,
}));

test("a page ends where the next begins", () => {
  const page = pageOf(rows, 2, ({ at, id }) => [at, id]);
  expect(page.items).toEqual(rows.slice(0, 2));
  expect(decodeCursor(position, page.nextCursor ?? undefined)).toEqual([rows[1]?.at, rows[1]?.id]);
});

test("the last page has no cursor, also when it is exactly full", () => {
  expect(pageOf(rows, 3, ({ id }) => [id]).nextCursor).toBeNull();
  expect(pageOf([], 3, () => [""]).nextCursor).toBeNull();
});

test("without a cursor a list starts at its beginning", () => {
  expect(decodeCursor(position, undefined)).toBeNull();
});

test.each([
  "",
  "!",
  "bm90IGpzb24",
  encodeCursor(["2026-01-01T00:00:00Z"]),
  encodeCursor([null, null]),
  `${encodeCursor(["a"])}=`,
])("refuses the cursor %j", (cursor) => {
  expect(() => decodeCursor(position, cursor)).toThrow(
    expect.objectContaining({ fields: [{ field: "cursor", message: "That cursor is not one of ours." }] }),
  );
});

test("whatever stands in a cursor comes out as it went in", () => {
  const any = z.array(z.union([z.string(), z.int(), z.null()]));
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null))), (values) => {
      expect(decodeCursor(any, encodeCursor(values))).toEqual(values);
    }),
    { seed: 3 },
  );
});

test("a page is 50 long, 200 at most", () => {
  expect(pageQuery.parse({})).toEqual({ limit: 50 });
  expect(pageQuery.parse({ limit: "200" }).limit).toBe(200);
  for (const limit of ["0", "201", "1.5", "many"]) expect(pageQuery.safeParse({ limit }).success).toBe(false);
});
