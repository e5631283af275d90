import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { DrizzleQueryError } from "drizzle-orm/errors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reportError } from "@/lib/observability/report-error";
import { initSentry } from "@/lib/observability/sentry";
import { useTestEnvironment } from "../support/environment";

const canary = "canary-7781";
const received: string[] = [];
const server = createServer(async (request, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const body = Buffer.concat(chunks);
  received.push((request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString());
  response.end("{}");
});

let dataDir: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = "postgres://nobody@127.0.0.1:9/none";
  const variables = { SENTRY_DSN: `http://key@127.0.0.1:${port}/1`, LOG_LEVEL: "silent" };
  ({ dataDir } = useTestEnvironment({ appUrl: url, systemUrl: url, ownerUrl: url }, variables));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(dataDir, { recursive: true });
});

test("a report reaches Sentry under the reference people are shown, and carries no value of a statement", async () => {
  await initSentry();
  const error = new DrizzleQueryError(
    'update "users" set "email" = $1',
    [canary],
    new Error(`bad ${canary}`),
  );
  const reference = reportError(error, { where: "profile.update" });
  const events = () => received.filter((envelope) => envelope.includes('"type":"event"'));
  await expect.poll(events, { timeout: 10_000 }).toHaveLength(1);
  const [event] = events();
  expect(event).toContain(reference);
  expect(event).toContain("A query failed: update on users.");
  expect(event).toContain("profile.update");
  expect(received.join("\n")).not.toContain(canary);
});
