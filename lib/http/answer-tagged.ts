import { createHash } from "node:crypto";

/** For what is large and seldom changes: a client that has it already is told so. Kept by that client alone. */
export function answerTagged(request: Request, data: unknown): Response {
  const body = JSON.stringify(data);
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = { "cache-control": "private, no-cache", vary: "Authorization, Cookie", etag };
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": "application/json" } });
}

/** RFC 9110, section 13.1.2: any of several, compared without regard to how strong they are. */
export function isKnown(request: Request, etag: string): boolean {
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim());
  return known.some((tag) => tag === "*" || tag.replace(/^W\//, "") === etag);
}
