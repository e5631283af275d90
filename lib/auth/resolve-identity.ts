import { type AccessClaims, verifyAccessToken } from "./access-token";
import type { Person } from "./person";
import { type Presence, readSession } from "./session";
import { sessionCookieOf } from "./session-cookie";
import { UnauthorizedError } from "./unauthorized";

export type Identity = { kind: "key"; claims: AccessClaims } | { kind: "person"; person: Person };

/**
 * Who sends this. An `Authorization` header, when there is one, decides: what it says is right or the answer is 401, and
 * the cookie is not looked at. Throws an `UnauthorizedError` for nobody.
 */
export async function resolveIdentity(headers: Headers, presence?: Presence): Promise<Identity> {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
    if (!token) throw new UnauthorizedError("invalid_token");
    return { kind: "key", claims: await verifyAccessToken(token) };
  }
  const person = await readPerson(sessionCookieOf(headers), presence);
  if (!person) throw new UnauthorizedError("no_identity");
  return { kind: "person", person };
}

/** Null when the session of that cookie does not count. */
export async function readPerson(cookie: string | undefined, presence?: Presence): Promise<Person | null> {
  const session = await readSession(cookie, presence);
  return session && { ...session.user, sessionId: session.id };
}
