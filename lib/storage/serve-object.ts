import { Readable } from "node:stream";
import { AppError } from "@/lib/errors";
import { problem } from "@/lib/http/problem";
import { downloadHeaders } from "./download-headers";
import type { FileStore } from "./file-store";
import { readBounded } from "./read-bounded";
import type { SignedGrant } from "./signed-address";

type GrantFor<Method> = Extract<SignedGrant, { method: Method }>;

/** A form adds its field names and boundaries to the bytes. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/**
 * The other end of the addresses that the file store signs. Whatever is wrong with one, the answer is that nothing is here:
 * to say which part was wrong would help only who altered it. `store` is null where objects lie elsewhere.
 */
export async function serveObject(request: Request, store: FileStore | null): Promise<Response> {
  const url = new URL(request.url);
  const grant = store?.grant(url);
  if (!store || !grant) return nothingHere();
  if (grant.method === "POST")
    return request.method === "POST" ? receive(request, grant, store) : nothingHere();
  return request.method === "GET" || request.method === "HEAD" ? send(request, grant, store) : nothingHere();
}

async function send(request: Request, grant: GrantFor<"GET">, store: FileStore): Promise<Response> {
  const object = await store.read(grant.key);
  if (!object) return nothingHere();
  const { contentType, contentDisposition } = downloadHeaders(grant.key, grant);
  const headers = {
    "Content-Type": contentType,
    "Content-Length": String(object.size),
    "Content-Disposition": contentDisposition,
    // The bytes came from outside: shown in our name they may run nothing and load nothing.
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
  if (request.method === "HEAD") {
    object.stream.destroy();
    return new Response(null, { headers });
  }
  return new Response(Readable.toWeb(object.stream) as ReadableStream<Uint8Array>, { headers });
}

async function receive(request: Request, grant: GrantFor<"POST">, store: FileStore): Promise<Response> {
  const form = await readForm(request, grant.maxBytes + FORM_OVERHEAD_BYTES);
  if (form === "too large") return tooLarge();
  const file = form?.get("file");
  if (!(file instanceof Blob) || form?.get("Content-Type") !== grant.contentType) return nothingHere();
  if (file.size > grant.maxBytes) return tooLarge();
  if (file.size === 0) return nothingHere();
  await store.putUnhashed(grant.key, new Uint8Array(await file.arrayBuffer()), grant.contentType);
  return new Response(null, { status: 204 });
}

/** Null when it is no form. */
async function readForm(request: Request, maxBytes: number): Promise<FormData | "too large" | null> {
  const type = request.headers.get("content-type") ?? "";
  // An announced length is a claim, but one that spares an honest client the sending.
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return "too large";
  if (!request.body) return null;
  try {
    const bytes = await readBounded(request.body, maxBytes);
    return await new Response(new Uint8Array(bytes), { headers: { "Content-Type": type } }).formData();
  } catch (error) {
    if (error instanceof AppError && error.code === "object_too_large") return "too large";
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function nothingHere(): Response {
  return problem(404, { code: "not_found", detail: "There is nothing at this address." });
}

function tooLarge(): Response {
  return problem(413, { code: "file_too_large", detail: "The file is larger than allowed." });
}
