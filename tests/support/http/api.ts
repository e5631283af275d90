import type { Handler } from "@/lib/http/route-spec";
import { allRoutes, type Route } from "./routes";

export interface ApiRequest {
  method?: "GET" | "POST" | "PUT" | "PATCH";
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** An API as its client sees it: a path in, a response out, through the very handlers that Next calls. */
export async function send(
  headers: Record<string, string>,
  path: string,
  { method = "GET", json, body, headers: more = {}, signal }: ApiRequest = {},
): Promise<Response> {
  const url = new URL(path, "http://localhost:3000");
  const { handler, params } = await routeOf(method, url.pathname);
  const content = json === undefined ? body : JSON.stringify(json);
  const request = new Request(url, {
    method,
    headers: { ...(json === undefined ? {} : { "content-type": "application/json" }), ...headers, ...more },
    ...(content === undefined ? {} : { body: content, duplex: "half" }),
    ...(signal ? { signal } : {}),
  });
  return handler(request, { params: Promise.resolve(params) });
}

/** Posts a file the way a browser does. */
export function upload(
  headers: Record<string, string>,
  {
    bytes,
    fileName = "statement.pdf",
    fields = {},
  }: {
    bytes: Uint8Array;
    fileName?: string;
    fields?: Record<string, string>;
  },
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new File([new Uint8Array(bytes)], fileName, { type: "application/pdf" }));
  return send(headers, "/api/v1/documents", { method: "POST", body: form });
}

/** The id of a document that was taken in. */
export async function uploaded(...request: Parameters<typeof upload>): Promise<string> {
  const response = await upload(...request);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

let known: Promise<Route[]> | undefined;

async function routeOf(method: string, path: string): Promise<{ handler: Handler; params: object }> {
  known ??= allRoutes();
  for (const route of await known) {
    const pattern = new RegExp(`^${route.path.replace(/\./g, "\\.").replace(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`);
    const match = pattern.exec(path);
    if (match && route.method === method) return { handler: route.handler, params: { ...match.groups } };
  }
  throw new Error(`There is no ${method} ${path}.`);
}
