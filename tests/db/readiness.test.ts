import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as live } from "@/app/api/health/live/route";
import { GET as ready } from "@/app/api/health/ready/route";
import { GET as metrics } from "@/app/api/metrics/route";
import { closePools } from "@/db/client";
import { askParts } from "@/lib/observability/check-readiness";
import { createTestDatabase, type TestDatabase } from "../support/database";
import { useTestEnvironment } from "../support/environment";

const context = { params: Promise.resolve({}) };

let database: TestDatabase;
let dataDir: string;
let executorStatus = 200;
const executor = createServer((_, response) => response.writeHead(executorStatus).end());

beforeAll(async () => {
  database = await createTestDatabase();
  await new Promise<void>((resolve) => executor.listen(0, "127.0.0.1", resolve));
  const executorUrl = `http://127.0.0.1:${(executor.address() as AddressInfo).port}`;
  ({ dataDir } = useTestEnvironment(database, { LOG_LEVEL: "silent" }, { executorUrl }));
});
afterAll(async () => {
  vi.useRealTimers();
  await closePools();
  await database.drop();
  await new Promise((resolve) => executor.close(resolve));
  await rm(dataDir, { recursive: true });
});

/** One answer is shared for a second; each question here is asked later than the one before. */
let seconds = 0;
async function askReady() {
  seconds += 2;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 5) + seconds * 1000 });
  const response = await ready(new Request("http://localhost/api/health/ready"), context);
  return [response.status, await response.json()] as const;
}

test("a server whose parts all answer is ready", async () => {
  expect(await askReady()).toEqual([
    200,
    { status: "ok", checks: { database: "ok", schema: "ok", objects: "ok", jobs: "ok" } },
  ]);
});

test("an executor that is ill makes the server not ready, and its own life goes on", async () => {
  executorStatus = 500;
  expect(await askReady()).toEqual([
    503,
    { status: "failed", checks: { database: "ok", schema: "ok", objects: "ok", jobs: "failed" } },
  ]);
  executorStatus = 200;
  expect((await live(new Request("http://localhost/api/health/live"), context)).status).toBe(200);
});

test("a database that another version has migrated makes it not ready", async () => {
  const admin = postgres(database.adminUrl, { max: 1 });
  await admin`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of-another-version', 0)`;
  expect(await askReady()).toMatchObject([503, { checks: { database: "ok", schema: "failed" } }]);
  await admin`delete from drizzle.__drizzle_migrations where hash = 'of-another-version'`;
  await admin.end();
  expect(await askReady()).toMatchObject([200, {}]);
});

test("a part that never answers is not waited for", async () => {
  vi.useRealTimers();
  const never = () => new Promise<never>(() => {});
  expect(await askParts({ deaf: never, fine: async () => 1 }, 20)).toEqual({
    status: "failed",
    checks: { deaf: "failed", fine: "ok" },
  });
});

test("this machine reads the counts in Prometheus' format", async () => {
  const response = await metrics(
    new Request("http://localhost/api/metrics", { headers: { host: "localhost:3000" } }),
    context,
  );
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(await response.text()).toMatch(/^# TYPE reims_http_requests_total counter$/m);
});
