import { beforeEach, expect, test, vi } from "vitest";

const calls = vi.hoisted(() => ({ kind: "inngest", made: [] as string[] }));
vi.mock("@/lib/env", () => ({ env: () => ({ jobs: { kind: calls.kind }, database: { appUrl: "" } }) }));
vi.mock("@/db/assert-ready", () => ({ assertDatabaseReady: async () => calls.made.push("ready") }));
vi.mock("@/lib/observability/sentry", () => ({ initSentry: async () => calls.made.push("sentry") }));
vi.mock("@/lib/observability/report-error", () => ({
  reportError: (_: unknown, { where }: { where: string }) => calls.made.push(`reported ${where}`),
}));
vi.mock("@/lib/jobs/start-outbox-dispatcher", () => ({
  startOutboxDispatcher: async (onError: (error: unknown) => void) => {
    calls.made.push("dispatcher");
    onError(new Error("away"));
  },
}));

const { register } = await import("@/instrumentation");

beforeEach(() => {
  calls.made.length = 0;
  vi.stubEnv("NEXT_RUNTIME", "nodejs");
});

test("a server checks its database, then reports errors, then sends the outbox to Inngest", async () => {
  calls.kind = "inngest";
  await register();
  expect(calls.made).toEqual(["ready", "sentry", "dispatcher", "reported outbox"]);
});

test("where the executor takes the events itself, the server does not", async () => {
  calls.kind = "embedded";
  await register();
  expect(calls.made).toEqual(["ready", "sentry"]);
});

test("nothing of it runs outside of Node", async () => {
  vi.stubEnv("NEXT_RUNTIME", "edge");
  await register();
  expect(calls.made).toEqual([]);
});
