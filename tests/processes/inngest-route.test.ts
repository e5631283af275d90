import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sign } from "@/inngest/embedded/signature";
import { embeddedFilePath } from "@/lib/env";

// The SDK reports each refusal.
vi.mock("@/lib/observability/log", () => {
  const nothing = () => {};
  return { log: () => ({ debug: nothing, info: nothing, warn: nothing, error: nothing }) };
});

const signingKey = "signkey-test-0123456789abcdef0123456789abcdef";
const registrations: unknown[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  registrations.push(JSON.parse(Buffer.concat(chunks).toString("utf8")));
  response.end(JSON.stringify({ status: 200, modified: true }));
});
let route: typeof import("@/app/api/inngest/route");

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const dataDir = mkdtempSync(join(tmpdir(), "reims-route-"));
  const secret = "0123456789abcdefghijklmnopqrstuvwxyz";
  const database = "postgres://reims@localhost/none";
  writeFileSync(
    embeddedFilePath(dataDir),
    JSON.stringify({
      databaseAppUrl: database,
      databaseSystemUrl: database,
      databaseOwnerUrl: database,
      executorUrl: `http://localhost:${(server.address() as AddressInfo).port}`,
      authSecret: secret,
      tokenSecret: secret,
      objectUrlSecret: secret,
      eventKey: secret,
      signingKey,
      serverActionsKey: secret,
    }),
  );
  route = await import("@/app/api/inngest/route"); // before the environment is there, as in a build
  vi.stubEnv("REIMS_DATA_DIR", dataDir);
});

afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

function request(method: string, { query = "", signature }: { query?: string; signature?: string } = {}) {
  const headers: Record<string, string> = { host: "localhost:3000" };
  if (signature) headers["x-inngest-signature"] = signature;
  const body = method === "GET" ? null : "{}";
  return new Request(`http://localhost:3000/api/inngest${query}`, { method, headers, body });
}

const context = { params: Promise.resolve({}) };
type Method = "GET" | "POST" | "PUT";
const answer = (method: Method, options?: Parameters<typeof request>[1]) =>
  Reflect.apply(route[method], undefined, [request(method, options), context]) as Promise<Response>;

test.each(["GET", "POST", "PUT"] as const)(
  "%s without a signature, or with another key's, is refused",
  async (method) => {
    expect((await answer(method)).status).toBe(401);
    expect((await answer(method, { signature: sign("{}", "signkey-test-00", new Date()) })).status).toBe(401);
    expect(registrations).toEqual([]);
  },
);

test("a signed request registers every function with the server of the environment", async () => {
  const signed = await answer("PUT", { signature: sign("{}", signingKey, new Date()) });
  expect(signed.status).toBe(200);
  expect(registrations).toMatchObject([{ appName: "reims", functions: expect.any(Array) }]);
});

test("a signed call of a function that is not there fails with the SDK's own answer", async () => {
  const options = { query: "?fnId=reims-nothing&stepId=step", signature: sign("{}", signingKey, new Date()) };
  const called = await answer("POST", options);
  expect(called.status).toBe(500);
  expect(called.headers.get("x-inngest-sdk")).toMatch(/^inngest-js:v4\./);
});
