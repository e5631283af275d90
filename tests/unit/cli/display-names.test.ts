import fc from "fast-check";
import { expect, test } from "vitest";
import { displayNames } from "@/cli/files/display-names";

test("a file is shown by its name", () => {
  expect(displayNames(["/data/march/bs.pdf", "/data/march/is.pdf"])).toEqual(["bs.pdf", "is.pdf"]);
});

test("files of one name are told apart by the folder, and only they", () => {
  const paths = ["/data/jan/bs.pdf", "/data/feb/bs.pdf", "/data/feb/is.pdf"];
  expect(displayNames(paths)).toEqual(["jan/bs.pdf", "feb/bs.pdf", "is.pdf"]);
});

test("as many folders are shown as it takes", () => {
  expect(displayNames(["/a/x/bs.pdf", "/b/x/bs.pdf"])).toEqual(["a/x/bs.pdf", "b/x/bs.pdf"]);
});

test("a path that ends another one is shown whole", () => {
  expect(displayNames(["/bs.pdf", "/a/bs.pdf"])).toEqual(["/bs.pdf", "a/bs.pdf"]);
});

test("names are unique, end their paths and survive a move of the common folder", () => {
  const part = fc.constantFrom("a", "b", "c", "bs.pdf");
  const tails = fc.uniqueArray(
    fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(tails, (relative) => {
      const here = displayNames(relative.map((path) => `/here/${path}`));
      expect(new Set(here).size).toBe(relative.length);
      for (const [index, name] of here.entries())
        expect(`/here/${relative[index]}`.endsWith(name)).toBe(true);
      const moved = displayNames(relative.map((path) => `/some/where/else/${path}`));
      for (const [index, name] of here.entries()) {
        if (!name.includes("here")) expect(moved[index]).toBe(name);
      }
    }),
  );
});
