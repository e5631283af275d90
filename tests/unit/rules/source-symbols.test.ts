import { expect, test } from "vitest";
import { sourceFile } from "@/tests/support/source-symbols";

test("the text of a declaration leaves out comments, white space, types and trailing commas", () => {
  const file = sourceFile("tests/unit/rules/examples/written-two-ways.ts");
  const text = (name: string) => {
    const found = file.declarations.get(name);
    return found && file.textOf(found.node).replace(name, "");
  };
  expect(text("one")).toBe(text("other"));
  expect(text("one")).not.toBe(text("different"));
  expect(text("one")).toContain('"two  words"');
});
