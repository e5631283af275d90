import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AppError } from "@/lib/errors";
import { MAX_EVENT_BYTES, readEvents } from "./event-api";
import type { JobEvent } from "./protocol";
import { hashedSigningKey, isSameSecret } from "./signature";

export interface ServerOptions {
  host: string;
  port: number;
  eventKey: string;
  signingKey: string;
  /** Takes the events for good before it returns. */
  receive: (events: readonly JobEvent[]) => Promise<void>;
  /** True when the registration changed anything. */
  register: (raw: unknown) => Promise<boolean>;
}

/** A function's settings, many times over. */
const MAX_REGISTRATION_BYTES = 4 * 1024 * 1024;

/** The two doors of an Inngest server that the SDK knocks at: the event API, and registration. */
export async function startHttpServer(options: ServerOptions): Promise<{ port: number; server: Server }> {
  const server = createServer((request, response) => {
    answer(request, options).then(
      ({ status, body }) => send(response, status, body),
      (error) => send(response, ...failure(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, server };
}

async function answer(request: IncomingMessage, options: ServerOptions) {
  const { pathname } = new URL(request.url ?? "/", "http://executor");
  if (request.method === "POST" && pathname.startsWith("/e/")) return takeEvents(request, pathname, options);
  if (request.method === "POST" && pathname === "/fn/register") return takeFunctions(request, options);
  if (request.method === "GET" && pathname === "/health") return { status: 200, body: { status: 200 } };
  return { status: 404, body: { status: 404, error: "There is nothing here." } };
}

async function takeEvents(request: IncomingMessage, pathname: string, options: ServerOptions) {
  if (!isSameSecret(decodeURIComponent(pathname.slice("/e/".length)), options.eventKey))
    return { status: 401, body: { status: 401, ids: [], error: "The event key is wrong." } };
  const seed = request.headers["x-inngest-event-id-seed"];
  const raw = await readJson(request, MAX_EVENT_BYTES);
  const events = readEvents(raw, typeof seed === "string" ? seed : null, new Date());
  await options.receive(events);
  return { status: 200, body: { status: 200, ids: events.map(({ id }) => id) } };
}

async function takeFunctions(request: IncomingMessage, options: ServerOptions) {
  const expected = `Bearer ${hashedSigningKey(options.signingKey)}`;
  if (!isSameSecret(request.headers.authorization ?? "", expected))
    return { status: 401, body: { status: 401, error: "The signing key is wrong." } };
  const modified = await options.register(await readJson(request, MAX_REGISTRATION_BYTES));
  return { status: 200, body: { status: 200, ok: true, modified } };
}

async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new AppError("too_large", `The request is larger than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new AppError("not_json", "The request is not JSON.");
  }
}

const STATUS_OF_CODE: Readonly<Record<string, number>> = { too_large: 413, not_ready: 503 };

/** Raw messages of bugs stay here: whoever asks learns that it was not taken. */
function failure(error: unknown): [number, object] {
  if (!(error instanceof AppError)) return [500, { status: 500, ids: [], error: "The executor failed." }];
  const status = STATUS_OF_CODE[error.code] ?? 400;
  return [status, { status, ids: [], error: error.message }];
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
