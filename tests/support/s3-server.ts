import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type Credentials, policyRefusal, refusal } from "./s3-signature";

interface Stored {
  bytes: Uint8Array;
  contentType: string;
  metadata: [string, string][];
  storedAt: Date;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: Uint8Array | string;
}

export interface S3Server {
  endpoint: string;
  bucket: string;
  credentials: Credentials;
  objects: Map<string, Stored>;
  /** What each request carried that could show how the client was set up. */
  seen: { method: string; path: string; headers: ReadonlyMap<string, string> }[];
  /** The clock that expiry is judged by. */
  clock: { now: () => number };
  /** When set, every write is refused as by a store without room. */
  isFull: boolean;
  close(): Promise<void>;
}

/** One bucket of a store that speaks S3 with path-style addresses and trusts nothing unsigned. */
export async function startS3Server(): Promise<S3Server> {
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const { status, headers = {}, body: answer = "" } = await handle(state, request, body);
    response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const state: S3Server = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: "documents",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" },
    objects: new Map(),
    seen: [],
    clock: { now: Date.now },
    isFull: false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return state;
}

async function handle(state: S3Server, request: IncomingMessage, body: Uint8Array): Promise<Answer> {
  const { method = "", url: target = "" } = request;
  const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const path = decodeURIComponent(target.split("?")[0] ?? "");
  state.seen.push({ method, path, headers });
  const { credentials, clock } = state;
  const bucketPath = `/${state.bucket}`;
  if (method === "POST" && path.replace(/\/$/, "") === bucketPath) return receiveForm(state, headers, body);
  const refused = refusal({ method, target, headers, body }, { credentials, now: clock.now() });
  if (refused) return failure(403, refused);
  if (path === bucketPath || path === `${bucketPath}/`) {
    const query = new URLSearchParams(target.split("?")[1]);
    if (method === "GET" && query.get("list-type") === "2") return list(state, query);
    return method === "HEAD" ? { status: 200 } : failure(405, "MethodNotAllowed");
  }
  if (!path.startsWith(`${bucketPath}/`)) return failure(404, "NoSuchBucket");
  return objectRequest(state, {
    method,
    key: path.slice(bucketPath.length + 1),
    headers,
    body,
    query: new URLSearchParams(target.split("?")[1]),
  });
}

function objectRequest(
  state: S3Server,
  request: {
    method: string;
    key: string;
    headers: Map<string, string>;
    body: Uint8Array;
    query: URLSearchParams;
  },
): Answer {
  const { method, key, headers, body, query } = request;
  switch (method) {
    case "PUT":
      return state.isFull ? failure(507, "InsufficientStorage") : put(state, { key, headers, body });
    case "DELETE":
      state.objects.delete(key);
      return { status: 204 };
    case "GET":
    case "HEAD": {
      const stored = state.objects.get(key);
      if (!stored) return failure(404, "NoSuchKey");
      const disposition = query.get("response-content-disposition");
      return {
        status: 200,
        body: stored.bytes,
        headers: {
          "Content-Type": query.get("response-content-type") ?? stored.contentType,
          "Content-Length": String(stored.bytes.byteLength),
          ...(disposition ? { "Content-Disposition": disposition } : {}),
          ...Object.fromEntries(stored.metadata),
        },
      };
    }
    default:
      return failure(405, "MethodNotAllowed");
  }
}

function put(
  state: S3Server,
  { key, headers, body }: { key: string; headers: Map<string, string>; body: Uint8Array },
): Answer {
  const source = headers.get("x-amz-copy-source");
  if (source === undefined) {
    const metadata = [...headers].filter(([name]) => name.startsWith("x-amz-meta-"));
    const contentType = headers.get("content-type") ?? "";
    state.objects.set(key, { bytes: body, contentType, metadata, storedAt: new Date() });
    return { status: 200, headers: { ETag: '"stored"' } };
  }
  const [bucket, ...rest] = decodeURIComponent(source).replace(/^\//, "").split("/");
  const original = bucket === state.bucket ? state.objects.get(rest.join("/")) : undefined;
  if (!original) return failure(404, "NoSuchKey");
  state.objects.set(key, original);
  const copied = "<CopyObjectResult><ETag>&quot;stored&quot;</ETag></CopyObjectResult>";
  return { status: 200, headers: { "Content-Type": "application/xml" }, body: copied };
}

/** At most a thousand names, whatever is asked, in the order of their bytes. */
function list({ objects }: S3Server, query: URLSearchParams): Answer {
  const [prefix, after] = [query.get("prefix") ?? "", query.get("start-after") ?? ""];
  const most = Math.min(Number(query.get("max-keys") ?? 1_000), 1_000);
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const contents = keys.slice(0, most).map((key) => {
    const { bytes, storedAt } = objects.get(key) as Stored; // safe because the key is one of its own
    return `<Contents><Key>${key}</Key><LastModified>${storedAt.toISOString()}</LastModified><Size>${bytes.byteLength}</Size></Contents>`;
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><IsTruncated>${keys.length > most}</IsTruncated>${contents.join("")}</ListBucketResult>`;
  return { status: 200, headers: { "Content-Type": "application/xml" }, body };
}

async function receiveForm(state: S3Server, headers: Map<string, string>, body: Uint8Array): Promise<Answer> {
  const form = await new Response(new Uint8Array(body), {
    headers: { "Content-Type": headers.get("content-type") ?? "" },
  }).formData();
  const fields = new Map<string, string>();
  for (const [name, value] of form) if (typeof value === "string") fields.set(name.toLowerCase(), value);
  const file = form.get("file");
  if (!(file instanceof Blob)) return failure(400, "InvalidArgument");
  const { bucket, credentials, clock } = state;
  const refused = policyRefusal(fields, { size: file.size, bucket, credentials, now: clock.now() });
  if (refused) return failure(refused.startsWith("Entity") ? 400 : 403, refused);
  state.objects.set(fields.get("key") ?? "", {
    bytes: new Uint8Array(await file.arrayBuffer()),
    contentType: fields.get("content-type") ?? "",
    metadata: [],
    storedAt: new Date(),
  });
  return { status: 204 };
}

function failure(status: number, code: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  return { status, headers: { "Content-Type": "application/xml" }, body };
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}
