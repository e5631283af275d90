import { expect, test } from "vitest";
import { nearest } from "@/cli/nearest";

test("a typing error finds what was meant", () => {
  expect(nearest("chekc", ["read", "check", "sample"])).toBe("check");
  expect(nearest("chec", ["read", "check", "sample"])).toBe("check");
  expect(nearest("jsn", ["json", "help"])).toBe("json");
});

test("another word finds nothing", () => {
  expect(nearest("replay", ["read", "check", "sample"])).toBeNull();
});
