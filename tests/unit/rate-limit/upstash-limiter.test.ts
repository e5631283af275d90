import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { upstashLimiter } from "@/lib/rate-limit/upstash-limiter";
import { startUpstashServer, type UpstashServer } from "../../support/upstash-server";

let server: UpstashServer;
beforeAll(async () => {
  server = await startUpstashServer();
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => server.close());

/** In the middle of a window of a minute, so that no test crosses its end. */
const inMidWindow = () => vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-05T10:00:30Z") });
const limiterOf = (points: number, token = server.token) =>
  upstashLimiter({ url: server.url, token })("signInPerAccount", { points, seconds: 60 });

test("lets through what is allowed and no more, and says when to come back", async () => {
  inMidWindow();
  const limiter = limiterOf(2);
  const resetAt = new Date("2026-01-05T10:01:00Z");
  expect(await limiter.consume("ada")).toEqual({ allowed: true, remaining: 1, resetAt });
  expect(await limiter.consume("ada")).toEqual({ allowed: true, remaining: 0, resetAt });
  expect(await limiter.consume("ada")).toEqual({ allowed: false, remaining: 0, resetAt });
  expect(await limiter.consume("grace")).toMatchObject({ allowed: true });
  vi.setSystemTime(resetAt.getTime() + 1);
  expect(await limiter.consume("ada")).toMatchObject({ allowed: true, remaining: 1 });
});

test("counts several uses at once", async () => {
  inMidWindow();
  const limiter = limiterOf(5);
  expect(await limiter.consume("batch", 4)).toMatchObject({ allowed: true, remaining: 1 });
  expect(await limiter.consume("batch", 2)).toMatchObject({ allowed: false, remaining: 0 });
});

test("processes share one count", async () => {
  inMidWindow();
  const [one, other] = [limiterOf(1), limiterOf(1)];
  expect(await one.consume("shared")).toMatchObject({ allowed: true });
  expect(await other.consume("shared")).toMatchObject({ allowed: false });
});

test("a wrong token lets nobody through", async () => {
  await expect(limiterOf(5, "another").consume("eve")).rejects.toMatchObject({ code: "limiter_unavailable" });
});

test("a store that does not answer lets nobody through", async () => {
  server.isSilent = true;
  const attempt = limiterOf(5).consume("eve");
  await expect(attempt).rejects.toMatchObject({ code: "limiter_unavailable" });
  server.isSilent = false;
});
