import { expect, test } from "vitest";
import { findingTitle } from "@/lib/rules/finding-titles";
import { RULES } from "@/lib/rules/index";

test("every rule has words for when it fails, other than those for what must hold", () => {
  for (const { id, title } of RULES) {
    const heading = findingTitle(id);
    expect(heading, id).not.toBeNull();
    expect(heading, id).not.toBe(title);
  }
});
