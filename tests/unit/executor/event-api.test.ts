import { expect, test } from "vitest";
import { instantAfter } from "@/inngest/embedded/durations";
import { readEvents } from "@/inngest/embedded/event-api";
import { hashedSigningKey, isSameSecret, sign } from "@/inngest/embedded/signature";

const now = new Date("2026-01-31T12:00:00Z");

test("events without an id get one from the seed of their request, so that a repeated request changes nothing", () => {
  const raw = [{ name: "a" }, { name: "a" }, { name: "a", id: "own" }];
  const [first, second, own] = readEvents(raw, "seed", now);
  expect(readEvents(raw, "seed", now)).toEqual([first, second, own]);
  expect(first?.id).not.toBe(second?.id);
  expect(own?.id).toBe("own");
  expect(readEvents(raw, "another", now)[0]?.id).not.toBe(first?.id);
});

test("nobody outside can say that a function failed", () => {
  expect(() => readEvents({ name: "inngest/function.failed", data: {} }, null, now)).toThrow("Inngest's own");
});

test("what is no event is refused, also one that the database could not store", () => {
  expect(() => readEvents({ data: {} }, null, now)).toThrow("a name");
  expect(() => readEvents({ name: "a", data: [] }, null, now)).toThrow("a name");
  expect(() => readEvents({ name: "a", data: { text: "\u0000" } }, null, now)).toThrow("zero bytes");
});

test("a signing key is hashed under its prefix, as bytes, as the SDK does", () => {
  expect(hashedSigningKey("signkey-prod-12345678")).toBe(
    "signkey-prod-b2ed992186a5cb19f6668aade821f502c1d00970dfd0e35128d51bac4649916c",
  );
});

test("a signature covers the body and the time, and leaves the key's prefix out", () => {
  expect(sign("{}", "signkey-test-abc", now)).toBe(sign("{}", "abc", now));
  expect(sign("{}", "abc", now)).not.toBe(sign("{} ", "abc", now));
  expect(sign("{}", "abc", now).slice("t=1769860800".length)).not.toBe(
    sign("{}", "abc", new Date(now.getTime() + 1000)).slice("t=1769860801".length),
  );
  expect(isSameSecret("one", "one")).toBe(true);
  expect(isSameSecret("one", "one more")).toBe(false);
});

test("durations add up, and nonsense is refused", () => {
  expect(instantAfter("", now)).toEqual(now);
  expect(instantAfter("1d2h", now)).toEqual(new Date("2026-02-01T14:00:00Z"));
  expect(() => instantAfter("soon", now)).toThrow("no duration");
});
