import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import next from "next";
import { env } from "@/lib/env";
import { LOOPBACK } from "./port";

/** Open streams of events are cut after this. */
const DRAIN_MS = 3_000;

/** A parent that went before anybody listened for it: whatever was started then would hold the port for ever. */
const wasStartedByParent = process.connected === true;

/** The built pages over HTTP. Embedded: both addresses of loopback and nothing else; otherwise every address. */
async function serve(): Promise<void> {
  const { port, isEmbedded } = env();
  // Nothing is served yet that could be cut off.
  const leave = () => process.exit(0);
  process.once("disconnect", leave);
  const app = next({ dev: false, dir: process.cwd(), hostname: "localhost", port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const listener: RequestListener = (request, response) =>
    isEncoded(request.url) ? void handle(request, response) : refuse(response);
  const hosts = isEmbedded ? LOOPBACK : [undefined];
  const servers = (await Promise.all(hosts.map((host) => listen(listener, port, host)))).filter(
    (server) => server !== null,
  );
  const finish = async () => {
    process.removeListener("disconnect", finish);
    await Promise.all(servers.map(closeGently));
    process.exit(0);
  };
  process.removeListener("disconnect", leave);
  process.once("disconnect", finish);
  process.once("SIGTERM", finish);
  if (wasStartedByParent && !process.connected) await finish();
}

/** Whether the path can be decoded; Next calls one that cannot a failure of its own. */
function isEncoded(url = "/"): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse): void {
  response.writeHead(400, { "content-type": "application/problem+json" }).end(
    JSON.stringify({
      type: "urn:reims:problem:bad_request",
      title: "Bad Request",
      status: 400,
      detail: "The address is not encoded as an address is: what follows a % in it is no character.",
      code: "bad_request",
    }),
  );
}

/** Null on a machine that does not have the address. */
function listen(listener: RequestListener, port: number, host: string | undefined): Promise<Server | null> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isAbsent = host === "::1" && (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT");
      if (isAbsent) resolve(null);
      else reject(error);
    });
    server.listen({ port, host }, () => resolve(server));
  });
}

function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

try {
  await serve();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
