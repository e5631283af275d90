import { expect, test } from "vitest";
import { nearestName } from "@/lib/formula/nearest-name";

test("a typing error finds what was meant", () => {
  expect(nearestName("chekc", ["read", "check", "sample"])).toBe("check");
  expect(nearestName("chec", ["read", "check", "sample"])).toBe("check");
  expect(nearestName("jsn", ["json", "help"])).toBe("json");
});

test("another word finds nothing", () => {
  expect(nearestName("replay", ["read", "check", "sample"])).toBeNull();
});
