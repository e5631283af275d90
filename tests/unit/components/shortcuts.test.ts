import { expect, test } from "vitest";
import { currentItem, type NavigationItem } from "@/components/layout/navigation";
import { cssText } from "@/components/layout/print-line";
import { createShortcutMatcher } from "@/components/layout/shortcuts";

const KNOWN = ["g p", "g f", "?", "["];

function typed(...keys: [key: string, atMs: number][]): (string | null)[] {
  const matcher = createShortcutMatcher();
  return keys.map(([key, atMs]) => matcher.press(key, KNOWN, atMs));
}

test("keys of a sequence are pressed one after the other", () => {
  expect(typed(["g", 0], ["p", 300])).toEqual([null, "g p"]);
});

test("a sequence that takes too long is none", () => {
  expect(typed(["g", 0], ["p", 3000])).toEqual([null, null]);
});

test("a key that begins nothing starts over", () => {
  expect(typed(["g", 0], ["x", 100], ["g", 200], ["f", 300])).toEqual([null, null, null, "g f"]);
  expect(typed(["g", 0], ["?", 100])).toEqual([null, "?"]);
  expect(typed(["g", 0], ["g", 100], ["p", 200])).toEqual([null, null, "g p"]);
});

test("the deepest item above a page is the current one", () => {
  const item = (id: string, href: string): NavigationItem => ({ id, href, label: id, icon: "portfolio" });
  const groups = [[item("home", "/o"), item("findings", "/o/findings")]];
  expect(currentItem(groups, "/o/findings/7")).toBe("findings");
  expect(currentItem(groups, "/o/findings-archive")).toBe("home");
  expect(currentItem(groups, "/other")).toBeNull();
});

test("no name can end the style it is printed by", () => {
  const text = cssText('Ann"}</style><script>');
  expect(text).not.toMatch(/["}<>/]/);
  expect(text.startsWith("Ann\\22 ")).toBe(true);
});
