import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { waitUntilReady } from "@/scripts/launcher/ready";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Answers the first request in one way and the others in another. */
async function serving(
  first: RequestListener,
  then: RequestListener,
): Promise<{ port: number; asked(): number }> {
  let asked = 0;
  server = createServer((request, response) => (asked++ === 0 ? first : then)(request, response));
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, asked: () => asked };
}

const ready: RequestListener = (_, response) => response.end("{}");

test.each<[string, RequestListener]>([
  ["is not ready yet", (_, response) => response.writeHead(503).end()],
  ["never answers", () => {}],
  ["stops in the middle of its answer", (_, response) => response.write("{")],
  ["hangs up", (request) => request.socket.destroy()],
])("a server that %s is asked again", async (_, first) => {
  const { port, asked } = await serving(first, ready);
  await waitUntilReady(port, new AbortController().signal, 300);
  expect(asked()).toBe(2);
});

test("nobody waits on once the launcher ends", async () => {
  const abort = new AbortController();
  const { port, asked } = await serving((_, response) => {
    abort.abort();
    response.writeHead(503).end();
  }, ready);
  await waitUntilReady(port, abort.signal);
  expect(asked()).toBe(1);
});
