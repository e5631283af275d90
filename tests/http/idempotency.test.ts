import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { withTenant } from "@/db/tenant";
import { AppError } from "@/lib/errors";
import { orgRoute } from "@/lib/http/org-route";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

useTestDatabase();
let ours: TestOrganization;
let theirs: TestOrganization;
let machine: Record<string, string>;
beforeAll(async () => {
  [ours, theirs] = await twoOrganisations();
  machine = await ours.machine();
});

let runs = 0;
let work: () => Promise<void> = async () => {};
beforeEach(() => {
  runs = 0;
  work = async () => {};
});

const route = orgRoute({
  name: "tests.count",
  summary: "Counts how often it runs",
  permission: "runs.write",
  body: z.object({ name: z.string() }),
  response: z.object({ run: z.int() }),
  status: 201,
  idempotent: true,
  async run() {
    const run = ++runs;
    await work();
    return { run };
  },
});

function post(
  key: string | null,
  { headers = machine, body = { name: "one" } as unknown, path = "/api/v1/counts" } = {},
) {
  const request = new Request(`http://localhost:3000${path}`, {
    method: "POST",
    headers: {
      ...headers,
      "content-type": "application/json",
      ...(key === null ? {} : { "idempotency-key": key }),
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return route(request, { params: Promise.resolve({}) });
}

const outcome = async (response: Response) => [response.status, (await response.json()).code ?? "done"];

test("the same request again gets the same answer, and is not run", async () => {
  const key = randomUUID();
  const first = await post(key);
  const again = await post(key);
  expect([first.status, again.status, again.headers.get("idempotent-replayed")]).toEqual([201, 201, "true"]);
  expect(await again.json()).toEqual(await first.json());
  expect(runs).toBe(1);
});

test("without a key every request runs", async () => {
  await post(null);
  await post(null);
  expect(runs).toBe(2);
});

test("a key stands for one request: another body or path is refused", async () => {
  const key = randomUUID();
  await post(key);
  expect(await outcome(await post(key, { body: { name: "two" } }))).toEqual([422, "idempotency_key_reused"]);
  expect(await outcome(await post(key, { path: "/api/v1/counts?x=1" }))).toEqual([
    422,
    "idempotency_key_reused",
  ]);
  expect(runs).toBe(1);
});

test("of ten at once one runs, and the others are told that it does", async () => {
  const key = randomUUID();
  let done = () => {};
  work = () =>
    new Promise((resolve) => {
      done = resolve;
    });
  const all = Array.from({ length: 10 }, () => post(key));
  const early = await Promise.race([Promise.all(all), new Promise((resolve) => setTimeout(resolve, 500))]);
  expect(early).toBeUndefined();
  done();
  const outcomes = await Promise.all(all.map(async (response) => outcome(await response)));
  expect(outcomes.filter(([status]) => status === 201)).toHaveLength(1);
  expect(outcomes.filter(([, code]) => code === "idempotency_in_progress")).toHaveLength(9);
  expect(runs).toBe(1);
});

test("what failed may be tried again with the same key", async () => {
  const key = randomUUID();
  work = async () => {
    throw new AppError("conflict", "Not now.");
  };
  expect(await outcome(await post(key))).toEqual([409, "conflict"]);
  work = async () => {};
  expect((await post(key)).status).toBe(201);
});

test("one that died with its process is run again after a while, one of yesterday too", async () => {
  const key = randomUUID();
  const set = (change: ReturnType<typeof sql>) =>
    withTenant(ours.orgId, (tx) => tx.execute(sql`update idempotency_keys set ${change} where key = ${key}`));
  await post(key);
  await set(sql`status = null, created_at = now() - interval '4 minutes'`);
  expect(await outcome(await post(key))).toEqual([409, "idempotency_in_progress"]);
  await set(sql`created_at = now() - interval '6 minutes'`);
  expect((await post(key)).status).toBe(201);
  await set(sql`created_at = now() - interval '25 hours'`);
  expect((await post(key, { body: { name: "another" } })).status).toBe(201);
  expect(runs).toBe(3);
});

test("a key of one actor or organisation means nothing to another", async () => {
  const key = randomUUID();
  await post(key);
  for (const headers of [await ours.machine("admin"), await ours.browser("owner"), await theirs.machine()])
    expect((await post(key, { headers })).status).toBe(201);
  expect(runs).toBe(4);
});

test("what was sent is bounded, JSON, and what the schema says", async () => {
  const answered = async (body: unknown, headers = {}) =>
    outcome(await post(null, { body, headers: { ...machine, ...headers } }));
  expect(await answered("{")).toEqual([400, "bad_request"]);
  expect(await answered({ name: 1 })).toEqual([422, "validation"]);
  expect(await answered({ name: "x".repeat(1024 * 1024) })).toEqual([413, "body_too_large"]);
  expect(await outcome(await post("x".repeat(256)))).toEqual([400, "bad_request"]);
  expect(runs).toBe(0);
});
