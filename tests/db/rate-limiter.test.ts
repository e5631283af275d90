import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { closePools } from "@/db/client";
import { limits } from "@/lib/rate-limit/limits";
import { RateLimitError, rateLimiter, requireWithinLimit } from "@/lib/rate-limit/rate-limiter";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { useTestEnvironment } from "../support/environment";

let database: TestDatabase;
let admin: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  useTestEnvironment(database);
  admin = postgres(database.adminUrl, { max: 1 });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await closePools();
  await admin.end();
  await database.drop();
});

const { points, seconds } = limits.signInPerAccount;

test("lets through what is allowed and no more, and again when the window has ended", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-05T10:00:00Z") });
  const account = `${randomUUID()}@example.com`;
  const resetAt = new Date(Date.now() + seconds * 1000);
  for (let used = 1; used <= points; used++)
    expect(await rateLimiter("signInPerAccount").consume(account)).toEqual({
      allowed: true,
      remaining: points - used,
      resetAt,
    });
  expect(await rateLimiter("signInPerAccount").consume(account)).toEqual({
    allowed: false,
    remaining: 0,
    resetAt,
  });
  expect(await rateLimiter("signInPerAccount").consume(`other-${account}`)).toMatchObject({ allowed: true });
  vi.setSystemTime(resetAt);
  expect(await rateLimiter("signInPerAccount").consume(account)).toMatchObject({ allowed: true });
});

test("refuses in a sentence that says how long to wait", async () => {
  const account = randomUUID();
  await requireWithinLimit("signInPerAccount", account, points);
  const refused = requireWithinLimit("signInPerAccount", account);
  await expect(refused).rejects.toBeInstanceOf(RateLimitError);
  await expect(refused).rejects.toMatchObject({
    code: "too_many_requests",
    message: "Too many attempts. Try again in 15 minutes.",
  });
});

test("counts every one of many uses at once", async () => {
  const account = randomUUID();
  const outcomes = await Promise.all(
    Array.from({ length: points * 3 }, () => rateLimiter("signInPerAccount").consume(account)),
  );
  expect(outcomes.filter(({ allowed }) => allowed)).toHaveLength(points);
});

test("one limit does not use up another, and letter case does not make another account", async () => {
  const account = `${randomUUID()}@example.com`;
  await requireWithinLimit("signInPerAccount", account, points);
  expect(await rateLimiter("signUpPerAddress").consume(account)).toMatchObject({ allowed: true });
  expect(await rateLimiter("signInPerAccount").consume(account.toUpperCase())).toMatchObject({
    allowed: false,
  });
});

test("what is counted names nobody", async () => {
  const canary = `canary-${randomUUID()}@example.com`;
  await rateLimiter("signInPerAccount").consume(canary);
  const rows = await admin`select key from rate_limits`;
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).toMatch(/^[a-zA-Z]+:[\w-]{43}$/);
});

test("the app role counts, and cannot make tables", async () => {
  const app = postgres(database.appUrl, { max: 1 });
  await expect(app`create table public.sneaked (id int)`).rejects.toMatchObject({ code: "42501" });
  await app.end();
});
