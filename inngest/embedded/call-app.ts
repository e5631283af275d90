import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Answer } from "./next-action";
import { sign } from "./signature";

export type Reply =
  | ({ kind: "answered" } & Answer)
  /** Nothing began: no connection, or something other than the app's SDK answered. */
  | { kind: "unreachable"; why: string }
  /** The app went away in the middle. */
  | { kind: "interrupted" };

/** Inngest's own limit for the state of a run. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** A call may read a long scan; one that is silent for longer hangs. */
const SILENCE_MS = 30 * 60_000;

export interface CallOptions {
  url: URL;
  method: "POST" | "PUT";
  body: string;
  signingKey: string;
  signal: AbortSignal;
}

/** Connections are kept for less than the five seconds after which Node's server closes an idle one. */
const kept = { keepAlive: true, timeout: 3_000 };
const agents = { http: new HttpAgent(kept), https: new HttpsAgent(kept) };

/** One signed request to the app's endpoint. */
export function callApp({ url, method, body, signingKey, signal }: CallOptions): Promise<Reply> {
  return new Promise((resolve) => {
    let isConnected = false;
    const gone = (why: string) =>
      resolve(isConnected ? { kind: "interrupted" } : { kind: "unreachable", why });
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const request = send(url, {
      method,
      agent: url.protocol === "https:" ? agents.https : agents.http,
      signal,
      timeout: SILENCE_MS,
      headers: {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "x-inngest-signature": sign(body, signingKey, new Date()),
        "x-inngest-server-kind": "cloud",
      },
    });
    request.on("socket", (socket) => {
      isConnected = !socket.connecting;
      if (socket.connecting)
        socket.once("connect", () => {
          isConnected = true;
        });
    });
    request.on("timeout", () => request.destroy(new Error("The application said nothing for too long.")));
    request.on("error", (error) => gone(error.message));
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > MAX_ANSWER_BYTES) response.destroy(new Error("The answer is too large."));
      });
      response.on("error", () => (size > MAX_ANSWER_BYTES ? resolve(TOO_LARGE) : gone("")));
      response.on("end", () =>
        resolve(
          response.headers["x-inngest-sdk"] === undefined
            ? { kind: "unreachable", why: `${url.pathname} answered ${response.statusCode} without the SDK` }
            : {
                kind: "answered",
                status: response.statusCode ?? 500,
                noRetry: response.headers["x-inngest-no-retry"] === "true",
                retryAfter: response.headers["retry-after"] ?? null,
                body: parsed(Buffer.concat(chunks).toString("utf8")),
              },
        ),
      );
    });
    request.end(body);
  });
}

const TOO_LARGE: Reply = {
  kind: "answered",
  status: 500,
  noRetry: true,
  retryAfter: null,
  body: { message: "The application answered with more than a run may hold." },
};

/** What is no JSON stays text: it is then an error's message. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
