import { decode, encode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { isUuid } from "./ids";
import { SESSION_SECONDS } from "./session-limits";

/** `__Host-`: sent to this host alone, over https alone, and never set by a neighbouring domain. */
export function sessionCookieName(): string {
  return env().isHttps ? "__Host-reims.session" : "reims.session";
}

export function sessionCookieOptions() {
  return {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: env().isHttps,
    maxAge: SESSION_SECONDS,
  } as const;
}

/** Sealed the way next-auth does it, so that its own routes read the same cookie. Holds an id, and nothing that is believed. */
export function sealSession(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: env().auth.sessionSecret, maxAge: SESSION_SECONDS });
}

/** The id of the session, which its row has yet to confirm; null for anything we did not seal. */
export async function unsealSession(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: env().auth.sessionSecret });
    return isUuid(token?.sid) ? token.sid : null;
  } catch {
    return null;
  }
}

/** The session cookie of a request. Two of one name are an attempt to slip one in, and count as none. */
export function sessionCookieOf(headers: Headers): string | undefined {
  const name = `${sessionCookieName()}=`;
  const values = (headers.get("cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(name));
  return values.length === 1 ? values[0]?.slice(name.length) : undefined;
}
